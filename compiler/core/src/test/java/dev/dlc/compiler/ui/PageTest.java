package dev.dlc.compiler.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code has a page whose examples are what they say; {@code -DupdateGolden} writes docs/errors.md. */
class PageTest {
    private static final Path DOCUMENTATION = Path.of("../../docs/errors.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path COMMANDS = Path.of("../cli/src/main/java");
    private static final Path PAGES = Path.of("src/main/resources/dev/dlc/compiler/error-pages");

    @ParameterizedTest
    @EnumSource
    void thePageShowsTheMistakeAndItsCorrection(Code code) {
        Map<String, String> params = code == Code.UNKNOWN_PARAMETER ? Map.of("widht", "64") : Map.of();
        List<Snippet> snippets = Snippet.of(page(code).markdown());
        assertThat(snippets)
                .filteredOn(snippet -> snippet.is("wrong"))
                // what the command tells is shown by its own tests
                .satisfies(wrong ->
                        assertThat(wrong.isEmpty()).isIn(false, code.number().startsWith("DL06")))
                .allSatisfy(wrong -> assertThat(wrong.diagnostics(params))
                        .as(wrong.file())
                        .isNotEmpty()
                        .allSatisfy(diagnostic -> assertThat(diagnostic.code()).isEqualTo(code)));
        assertThat(snippets)
                .filteredOn(snippet -> snippet.is("right"))
                .isNotEmpty()
                .allSatisfy(right ->
                        assertThat(right.diagnostics(Map.of())).as(right.file()).isEmpty());
    }

    @Test
    void everyPageIsThatOfACode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Code.values()).map(Code::number).toList());
        }
    }

    @Test
    void aPageLiesWhereTheCommandLineLooksForIt() {
        for (Code code : Code.values()) {
            assertThat(Page.class.getResource(Page.resource(code)))
                    .as(code.number())
                    .isNotNull();
        }
    }

    @Test
    void numbersAreUnique() {
        assertThat(Code.values()).extracting(Code::number).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeIsToldSomewhere() throws IOException {
        Set<String> used = new TreeSet<>();
        Pattern use = Pattern.compile("\\bCode\\s*\\.([A-Z0-9_]+)\\b");
        try (Stream<Path> files = Stream.concat(Files.walk(SOURCES), Files.walk(COMMANDS))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                use.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used).containsAll(Stream.of(Code.values()).map(Enum::name).toList());
    }

    @Test
    void noCodeIsWrittenAsTextOutsideOfTheIndex() throws IOException {
        Pattern number = Pattern.compile("\"DL0\\d{3}\"");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("Code.java"))
                            .filter(path -> number.matcher(read(path)).find())
                            .collect(Collectors.toList()))
                    .isEmpty();
        }
    }

    private static Page page(Code code) {
        return new Page(code, read(PAGES.resolve(code.number() + ".md")));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTextForTerminalsHasNoMarksOfMarkdown() {
        for (Code code : Code.values()) {
            assertThat(page(code).text())
                    .startsWith(code.number() + ": " + code.title())
                    .doesNotContain("```", "](");
        }
    }

    @Test
    void theDocumentationIsWhatThePagesSay() throws IOException {
        String documentation =
                Page.documentation(Stream.of(Code.values()).map(PageTest::page).toList());
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(DOCUMENTATION, documentation);
        }
        assertThat(documentation).isEqualTo(Files.readString(DOCUMENTATION));
    }
}
