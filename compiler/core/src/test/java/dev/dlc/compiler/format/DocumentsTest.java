package dev.dlc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Formatting;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read and copy is formatted: samples, and snippets of the documents where their form has no mistake. */
class DocumentsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");

    /**
     * A text that stands in a file.
     *
     * @param isModel it is of the language, so that something is wrong if it cannot be read in any way
     */
    record Text(String place, String content, boolean isModel) {
        @Override
        public String toString() {
            return place;
        }
    }

    static Stream<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (Path file : files(".dl", "samples", "docs")) {
            texts.add(new Text(ROOT.relativize(file).toString(), Files.readString(file), true));
        }
        for (Path page : pages()) {
            String text = Files.readString(page);
            SNIPPET.matcher(text).results().forEach(found -> {
                String place = ROOT.relativize(page) + ":"
                        + text.substring(0, found.start(2)).lines().count();
                boolean isNamed = found.group(1).startsWith("dl");
                // the reference shows only this language
                boolean isUnnamed = found.group(1).isEmpty()
                        && (page.endsWith("reference.md") || found.group(2).contains("\nmodel "));
                if (isNamed || isUnnamed) {
                    texts.add(new Text(place, found.group(2), page.endsWith("cheatsheet.md")));
                }
            });
        }
        return texts.stream();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(
                files(".md", "samples", "docs", "compiler/core/src/main/resources/dev/dlc/compiler/error-pages"));
        pages.add(ROOT.resolve("README.md"));
        pages.add(ROOT.resolve("ARCHITECTURE.md"));
        return pages;
    }

    private static List<Path> files(String suffix, String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(suffix))
                        .filter(file -> !file.toString().contains("target"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itIsFormatted(Text text) {
        Optional<String> formatted = formatted(text.content());
        assertThat(formatted.isPresent() || !text.isModel()).isTrue();
        formatted.ifPresent(wanted -> assertThat(text.content()).isEqualTo(wanted));
    }

    @Test
    void mostSnippetsCanBeRead() throws IOException {
        assertThat(texts().filter(text -> text.place().contains("docs/errors.md")
                        && formatted(text.content()).isPresent()))
                .hasSizeGreaterThan(100);
    }

    /** As a file, else as sections of a model, else as lines of a network; empty where it has mistakes as any of them. */
    private static Optional<String> formatted(String content) {
        if (content.isBlank()) {
            return Optional.empty();
        }
        return format(content)
                .or(() -> within("model M {\n", content, "}\n"))
                .or(() -> within("model M {\n  network {\n", content, "  }\n}\n"));
    }

    private static Optional<String> within(String before, String content, String behind) {
        int indentation = before.endsWith("network {\n") ? 4 : 2;
        return format(before + content.indent(indentation) + behind)
                .map(text -> text.substring(before.length(), text.length() - behind.length()))
                .map(text -> text.indent(-indentation));
    }

    private static Optional<String> format(String content) {
        return Formatting.format(new SourceFile("snippet.dl", content), new Problems());
    }
}
