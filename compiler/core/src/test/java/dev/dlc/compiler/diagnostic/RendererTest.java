package dev.dlc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
    private final SourceFile file =
            new SourceFile("net.dl", "model M {\n  network {\n    a = cov2d(8)\n  }\n  loss mse(a, b)\n}\n");
    private final SourceFile other = new SourceFile("blocks.dl", "block b {\n}\n");

    private static Span span(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return new Span(file, start, start + text.length());
    }

    private static String plain(Diagnostic diagnostic) {
        return Renderer.plain(List.of(diagnostic));
    }

    @Test
    void thePlaceIsUnderlinedAndHelpFollows() {
        var problem = Diagnostic.of(
                        Code.UNKNOWN_ENTRY,
                        span(file, "cov2d"),
                        "`cov2d` is not in the catalogue",
                        "did you mean `conv2d`?")
                .fix(span(file, "cov2d"), "conv2d");
        assertThat(plain(problem)).isEqualTo("""
                        error[DL0202]: `cov2d` is not in the catalogue
                         --> net.dl:3:9
                          |
                        3 |     a = cov2d(8)
                          |         ^^^^^
                          = help: did you mean `conv2d`?
                          = fix: replace `cov2d` by `conv2d`

                        """);
    }

    @Test
    void labelsStandInTheOrderOfTheFileOtherFilesLast() {
        var problem = Diagnostic.of(Code.SHAPE_MISMATCH, span(file, "mse"), "shapes differ")
                .label(span(other, "b {"), "the block")
                .label(span(file, "{\n    a"), "opened here")
                .label(span(file, "a, b"), "both");
        assertThat(plain(problem)).isEqualTo("""
                        error[DL0401]: shapes differ
                         --> net.dl:5:8
                          |
                        2 |   network {
                          |           -... opened here
                        ...
                        5 |   loss mse(a, b)
                          |        ^^^
                          |            ---- both
                         ::: blocks.dl:1:7
                          |
                        1 | block b {
                          |       --- the block

                        """);
    }

    @Test
    void warningsAndEmptySpans() {
        var problem = Diagnostic.of(Code.UNUSED, new Span(other, 11, 11), "never used")
                .fix(new Span(other, 11, 11), ";");
        assertThat(plain(problem)).isEqualTo("""
                        warning[DL0901]: never used
                         --> blocks.dl:2:2
                          |
                        2 | }
                          |  ^
                          = fix: insert `;`

                        """);
    }

    @Test
    void tabsWideAndInvisibleCharactersKeepTheUnderlineInPlace() {
        var odd = new SourceFile("o\u202e.dl", "a\tb \u6f22\u5b57 e\u0301 \u202e\u0007 foo\r\n");
        assertThat(plain(Diagnostic.of(Code.SYNTAX, span(odd, "foo"), "bad\n\u001b[31m")))
                .isEqualTo("""
                        error[DL0102]: bad\u240a\u241b[31m
                         --> o<U+202E>.dl:1:14
                          |
                        1 | a   b \u6f22\u5b57 e\u0301 <U+202E>\u2407 foo
                          |                        ^^^

                        """);
    }

    @Test
    void longLinesAreCutAroundTheSpan() {
        var large = new SourceFile("large.dl", "x".repeat(500) + "foo" + "y".repeat(500));
        assertThat(plain(Diagnostic.of(Code.SYNTAX, span(large, "foo"), "bad")))
                .isEqualTo("error[DL0102]: bad\n --> large.dl:1:501\n  |\n1 | \u2026" + "x".repeat(40) + "foo"
                        + "y".repeat(77) + "\u2026\n  | " + " ".repeat(41) + "^^^\n\n");
    }

    @Test
    void aSpanLongerThanTheLineShownIsCutToo() {
        var large = new SourceFile("large.dl", "x".repeat(500));
        assertThat(plain(Diagnostic.of(Code.SYNTAX, new Span(large, 0, 500), "bad")))
                .contains("1 | " + "x".repeat(120) + "\u2026\n  | " + "^".repeat(120) + "\n");
    }

    @Test
    void coloursChangeNothingElse() {
        var problems = List.of(Diagnostic.of(Code.SYNTAX, span(file, "mse"), "bad", "help"));
        String colored = Renderer.colored(problems);
        assertThat(colored).contains("\u001b[1;31merror[DL0102]\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Renderer.plain(problems));
    }

    @Test
    void jsonHasTheWholeDiagnostic() {
        var problem = Diagnostic.of(Code.UNKNOWN_ENTRY, span(file, "cov2d"), "a \"b\" \\ \u00e9\n", "h1", "h2")
                .label(span(other, "b {\n"), "there")
                .fix(span(file, "cov2d"), "conv2d");
        assertThat(Renderer.json(List.of(problem, problem)).split("\n"))
                .hasSize(4)
                .startsWith(
                        "[",
                        "{\"code\":\"DL0202\",\"level\":\"error\",\"message\":\"a \\\"b\\\" \\\\ \\u00e9\\u000a\","
                                + "\"span\":{\"file\":\"net.dl\",\"line\":3,\"column\":9,\"endLine\":3,\"endColumn\":14},"
                                + "\"labels\":[{\"span\":{\"file\":\"blocks.dl\",\"line\":1,\"column\":7,\"endLine\":2,\"endColumn\":1},"
                                + "\"text\":\"there\"}],\"help\":[\"h1\",\"h2\"],"
                                + "\"fixes\":[{\"span\":{\"file\":\"net.dl\",\"line\":3,\"column\":9,\"endLine\":3,\"endColumn\":14},"
                                + "\"replacement\":\"conv2d\"}]},");
        assertThat(Renderer.json(List.of())).isEqualTo("[]\n");
    }
}
