package dev.dlc.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where texts begin to be mutated: the samples, and the files that show each diagnostic. */
final class Seeds {
    private static final List<Path> FOLDERS = List.of(
            Path.of("../../samples"),
            Path.of("../core/src/test/resources/ui"),
            Path.of("../core/src/test/resources/dev"),
            Path.of("../core/src/test/resources/golden"));

    private Seeds() {}

    /** Their texts, always in one order. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".dl"))
                        // those at a limit take seconds each, and one would find little else
                        .filter(file -> !file.toString().matches(".*[/\\\\](target|limits)[/\\\\].*"))
                        .sorted()
                        .toList()) {
                    // some show what is not UTF-8
                    texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** The same, as a fuzz test takes them. */
    static Stream<byte[]> bytes() {
        return texts().stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
