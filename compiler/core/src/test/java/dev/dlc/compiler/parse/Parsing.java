package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the tests of the parser share. */
final class Parsing {
    private Parsing() {}

    /** The tree of a file without mistakes. */
    static SourceUnit clean(String text) {
        var problems = new Problems();
        SourceUnit unit = Parser.parse(new SourceFile("test.dl", text), problems);
        assertThat(lines(problems.sorted())).isEmpty();
        return unit;
    }

    static Declaration.Model model(String sections) {
        return clean("model M {\n" + sections + "\n}").models().get(0);
    }

    static <T extends Section> T section(Class<T> kind, String text) {
        return model(text).sections(kind).get(0);
    }

    static Body body(String text) {
        return clean("block b {\n" + text + "\n}").blocks().get(0).body();
    }

    static Expression expression(String text) {
        return body("x = " + text).values().get(0).value();
    }

    static List<Diagnostic> problems(String text) {
        var problems = new Problems();
        Parser.parse(new SourceFile("test.dl", text), problems);
        return problems.sorted();
    }

    /** The mistakes of a text, each as {@code line:column message}. */
    static List<String> mistakes(String text) {
        return lines(problems(text));
    }

    private static List<String> lines(List<Diagnostic> problems) {
        return problems.stream()
                .map(problem -> problem.span().line() + ":" + problem.span().column() + " " + problem.message())
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = Parsing.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
