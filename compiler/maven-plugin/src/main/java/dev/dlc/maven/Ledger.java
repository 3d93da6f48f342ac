package dev.dlc.maven;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an execution wrote, and what of: the difference to the next run. It is kept in a text file, a line for each fact; a file that
 * cannot be read counts as none, and everything is made anew.
 *
 * @param entries by the names of the sources
 */
record Ledger(Map<String, Entry> entries) {
    private static final String HEAD = "dlc ledger 1";

    /** In place of a digest: no source has this one. */
    private static final String STALE = "-";

    Ledger {
        entries = new TreeMap<>(entries);
    }

    /**
     * A source and what came of it.
     *
     * @param digest of its text and all else that its outputs depend on, but for what it imports
     * @param imports the digest of each file that it imports, by name
     * @param outputs the digest of each file that was written, by name
     */
    record Entry(String digest, Map<String, String> imports, Map<String, String> outputs) {
        Entry {
            imports = new TreeMap<>(imports);
            outputs = new TreeMap<>(outputs);
        }

        /** True where a file is there, or missing, as it was: the digest of a missing one is empty. */
        static boolean isAsRecorded(Map<String, String> recorded, ProjectPaths paths) throws IOException {
            for (Map.Entry<String, String> file : recorded.entrySet()) {
                if (!file.getValue().equals(Fingerprint.of(paths.file(file.getKey())))) {
                    return false;
                }
            }
            return true;
        }
    }

    static Ledger empty() {
        return new Ledger(Map.of());
    }

    static Ledger read(Path file) throws IOException {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8).lines().toList());
        } catch (NoSuchFileException | IllegalArgumentException | CharacterCodingException e) {
            return empty();
        }
    }

    /** The ledgers of a folder, but for one. */
    static List<Ledger> others(Path own) throws IOException {
        List<Ledger> others = new ArrayList<>();
        if (Files.isDirectory(own.getParent())) {
            try (Stream<Path> files = Files.list(own.getParent())) {
                for (Path file :
                        files.filter(other -> !other.equals(own)).sorted().toList()) {
                    others.add(read(file));
                }
            }
        }
        return others;
    }

    private static Ledger parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IllegalArgumentException("not a ledger");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        Entry entry = null;
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            if (words.length < 3 || entry == null && !words[0].equals("source")) {
                throw new IllegalArgumentException(line);
            }
            switch (words[0]) {
                case "source" -> {
                    entry = new Entry(words[1], Map.of(), Map.of());
                    entries.put(words[2], entry);
                }
                case "import" -> entry.imports().put(words[2], words[1]);
                case "output" -> entry.outputs().put(words[2], words[1]);
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Ledger(entries);
    }

    /** Writes the ledger; a file that says so already stays as it is. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        entries.forEach((name, entry) -> {
            line(text, "source", entry.digest(), name);
            entry.imports().forEach((path, digest) -> line(text, "import", digest, path));
            entry.outputs().forEach((path, digest) -> line(text, "output", digest, path));
        });
        Content.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, String kind, String digest, String name) {
        text.append(kind).append(' ').append(digest).append(' ').append(name).append('\n');
    }

    /** With these sources out of date, so that they are compiled anew whatever they say then. */
    Ledger withStale(List<String> sources) {
        Map<String, Entry> marked = new TreeMap<>(entries);
        for (String source : sources) {
            marked.computeIfPresent(source, (name, entry) -> new Entry(STALE, entry.imports(), entry.outputs()));
        }
        return new Ledger(marked);
    }

    /** All outputs of all sources, with their digests. */
    Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        entries.values().forEach(entry -> outputs.putAll(entry.outputs()));
        return outputs;
    }

    /** The outputs of sources that are still there, but for those that the asking execution has, too: it knows more of them. */
    Set<String> outputsOfOthers(Set<String> sources, ProjectPaths paths) {
        Set<String> outputs = new TreeSet<>();
        entries.forEach((source, entry) -> {
            if (!sources.contains(source) && Files.exists(paths.file(source))) {
                outputs.addAll(entry.outputs().keySet());
            }
        });
        return outputs;
    }
}
