package dev.dlc.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The {@code .dl} files that are named, or lie in folders that are. */
final class NamedFiles {
    private NamedFiles() {}

    /**
     * A file that is named is taken whatever it is called. In a folder, and those in it, links are not followed, and hidden
     * folders are left out.
     *
     * @throws Failure if there is none of this name
     */
    static List<Path> find(Session session, String name) throws IOException {
        Path named = session.resolve(name);
        if (!Files.exists(named)) {
            throw Failure.missing(name, new FileFault(name, ""));
        }
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(named.toRealPath(), new SimpleFileVisitor<>() {
            private boolean inside;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden = inside && folder.getFileName().toString().startsWith(".");
                inside = true;
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.getFileName().toString().endsWith(".dl")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }
}
