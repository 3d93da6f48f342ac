package dev.dlc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Formatting;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.syntax.SyntaxTree;
import dev.dlc.compiler.syntax.SyntaxTree.Comment;
import dev.dlc.compiler.syntax.SyntaxTree.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every file that is formatted: it means the same, keeps its comments, and stays as it is from then on. */
class FormattingTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```[a-z ]*\\R(.*?)^```$");
    private static final String[] BLANKS = {
        " ", "  ", "\n", "\n\n\n", "\t", " // a note\n", " /* a note */ ", "\n/* one\n  two */\n"
    };

    /** Every text of the repository without mistakes of form: samples, tests, and snippets of documents. */
    static List<SourceFile> texts() throws IOException {
        List<SourceFile> texts = new ArrayList<>();
        for (Path file : files(".dl")) {
            texts.add(new SourceFile(ROOT.relativize(file).toString(), read(file)));
        }
        for (Path page : files(".md")) {
            SNIPPET.matcher(read(page))
                    .results()
                    .forEach(found ->
                            texts.add(new SourceFile(ROOT.relativize(page) + "@" + found.start(), found.group(1))));
        }
        return texts.stream().filter(FormattingTest::isSound).toList();
    }

    private static List<Path> files(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("samples", "docs", "compiler/core/src", "compiler/maven-plugin/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(suffix)).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException e) {
            return "\0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSound(SourceFile file) {
        var problems = new Problems();
        return !Parser.parse(file, problems).declarations().isEmpty() && !problems.hasErrors();
    }

    @Test
    void thereAreManyTexts() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextMeansTheSameAndStaysAsItIs(SourceFile file) {
        check(file);
    }

    /** Line ends, blanks and comments may stand between any two tokens; what comes out is one and the same layout. */
    @ParameterizedTest
    @MethodSource("texts")
    void itDoesSoWhateverStandsBetweenTheTokens(SourceFile file) {
        SyntaxTree tree = Parser.syntax(new SourceFile(file.name(), file.text().replace("\r", "")));
        for (int seed = 0; seed < 3; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (Token token : tree.tokens()) {
                // now and then what was there: mostly it is what keeps `0.1` from being `0 . 1`
                boolean other = token.spaced() && random.nextInt(4) > 0;
                text.append(other ? BLANKS[random.nextInt(seed < 1 ? 5 : BLANKS.length)] : token.spaced() ? " " : "");
                text.append(token.text());
            }
            var mangled = new SourceFile(file.name(), text.toString());
            if (isSound(mangled)) {
                check(mangled);
            }
        }
    }

    private static void check(SourceFile file) {
        String once = format(file);
        var formatted = new SourceFile(file.name(), once);
        assertThat(isSound(formatted)).as(once).isTrue();
        assertThat(printed(formatted)).isEqualTo(printed(file));
        assertThat(comments(formatted)).isEqualTo(comments(file));
        assertThat(format(formatted)).isEqualTo(once);
        assertThat(once.lines()).noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
    }

    private static String format(SourceFile file) {
        return Formatting.format(file, new Problems()).orElseThrow();
    }

    private static String printed(SourceFile file) {
        return Printer.print(Parser.parse(file, new Problems()));
    }

    private static List<String> comments(SourceFile file) {
        return Parser.syntax(new SourceFile(file.name(), file.text().replace("\r", ""))).tokens().stream()
                .flatMap(token -> token.comments().stream())
                .map(Comment::text)
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }
}
