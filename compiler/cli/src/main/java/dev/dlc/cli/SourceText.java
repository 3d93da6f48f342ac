package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.SourceBytes;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code .dl} files. */
final class SourceText {
    private SourceText() {}

    /**
     * The file that a command names.
     *
     * @param name as messages show it
     * @throws Failure if there is no such file, it is too large, or it is not UTF-8
     */
    static SourceFile main(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            throw Failure.missing(name, new FileFault(name, ""));
        }
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? ": is a folder" : ": is not a plain file";
            String help = Files.isDirectory(file)
                    ? "name a .dl file in it"
                    : "write what it holds into a .dl file and name that";
            throw Failure.fault(Code.MISSING_FILE, name + what, help).of(new FileFault(name, ""));
        }
        try {
            return read(file, name);
        } catch (Unreadable unreadable) {
            throw failure(unreadable, name);
        }
    }

    /**
     * What standard input holds.
     *
     * @throws Failure if it is too large, or not UTF-8
     */
    static SourceFile input(InputStream in) throws IOException {
        String name = "standard input";
        try {
            return SourceBytes.decode(name, in.readNBytes(SourceBytes.MOST + 1));
        } catch (Unreadable unreadable) {
            throw failure(unreadable, name);
        }
    }

    private static Failure failure(Unreadable unreadable, String name) {
        return Failure.fault(unreadable.code(), unreadable.getMessage(), unreadable.help())
                .of(new FileFault(name, unreadable.place()));
    }

    /**
     * A file that another one imports.
     *
     * @param name as messages show it
     * @throws Unreadable if it is too large, or it is not UTF-8
     */
    static SourceFile read(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SourceBytes.decode(name, in.readNBytes(SourceBytes.MOST + 1));
        }
    }
}
