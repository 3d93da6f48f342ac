package dev.dlc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces the text of a file by another, so that whoever reads it, or is interrupted, finds one of both whole. */
final class TextWriter {
    private TextWriter() {}

    /** @param file that is there; what a symbolic link leads to is replaced, not the link */
    static void replace(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        if (!Files.isWritable(real)) {
            throw new AccessDeniedException(file.toString());
        }
        Path unfinished = Files.createTempFile(real.getParent(), ".dlc", ".tmp");
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            keepPermissions(real, unfinished);
            move(unfinished, real);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old != null && fresh != null) {
            fresh.setPermissions(old.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
