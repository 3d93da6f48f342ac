package dev.dlc.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds an input of a fuzz test, for what reads files only. */
public final class FuzzedFile {
    private final Path folder;
    private final Path file;

    /** @param name with the extension that readers look at; it may lie in folders */
    public FuzzedFile(String name) {
        try {
            folder = Files.createTempDirectory("dlc-fuzz");
            file = folder.resolve(name);
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
    }

    /** Puts the input there, instead of that before. */
    public Path write(byte[] input) throws IOException {
        return Files.write(file, input);
    }

    /** The temporary folder that the file lies in, itself or below. */
    public Path folder() {
        return folder;
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
            for (Path parent = file.getParent(); !parent.equals(folder.getParent()); parent = parent.getParent()) {
                Files.deleteIfExists(parent);
            }
        } catch (IOException e) {
            // it is in the folder of temporary files, which the system clears
        }
    }
}
