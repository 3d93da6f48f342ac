package dev.dlc.compiler.analyse;

import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** Finds the files that a file imports. The compiler itself reads none. */
@FunctionalInterface
public interface Imports {
    /** Where there is nothing to import. */
    Imports NONE = (importing, path) -> Optional.empty();

    /**
     * @param path as written, relative to the importing file
     * @return the file, under a name that is the same however it is reached; empty where there is none
     * @throws Unreadable if it is there, but may not or cannot be read
     */
    Optional<SourceFile> find(SourceFile importing, String path);

    /** Those among files that are there, by their names with slashes: {@code ../blocks.dl} of {@code shop/a.dl} is {@code blocks.dl}. */
    static Imports among(Collection<SourceFile> files) {
        return (importing, path) -> {
            String wanted = resolve(importing.name(), path);
            return files.stream()
                    .filter(file -> resolve("", file.name()).equals(wanted))
                    .findFirst();
        };
    }

    private static String resolve(String importing, String path) {
        Deque<String> segments = new ArrayDeque<>();
        String folder = importing.substring(0, importing.lastIndexOf('/') + 1);
        for (String segment : (path.startsWith("/") ? path : folder + path).split("/", -1)) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.peekLast().equals("..")) {
                segments.removeLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}
