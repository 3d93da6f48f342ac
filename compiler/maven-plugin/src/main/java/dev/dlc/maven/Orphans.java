package dev.dlc.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes what an earlier run wrote and nothing makes any more.
 *
 * @param folder of the outputs: folders below it that become empty go, too
 */
record Orphans(ProjectPaths paths, Path folder) {
    /**
     * Removes files whose bytes are those that were written; what somebody changed since is theirs and stays.
     *
     * @param written the digest of each, by name
     * @param kept names of those that stay
     */
    List<Path> remove(Map<String, String> written, Set<String> kept) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Map.Entry<String, String> output : written.entrySet()) {
            Path file = paths.file(output.getKey());
            if (!kept.contains(output.getKey()) && output.getValue().equals(Fingerprint.of(file))) {
                Files.deleteIfExists(file);
                removed.add(file);
                prune(file.getParent());
            }
        }
        return removed;
    }

    private void prune(Path emptied) throws IOException {
        Path top = folder.toAbsolutePath().normalize();
        Path parent = emptied;
        while (parent.startsWith(top) && !parent.equals(top) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
