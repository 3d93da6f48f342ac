package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Formatting;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.syntax.SyntaxTree.Comment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code dlc fmt}, on any text: what has no mistakes of form means the same after it, with the same comments, and stays as it is then. */
class FormattingFuzzTest {
    static Stream<byte[]> seeds() {
        // without the fuzzer they are tested elsewhere
        return System.getenv("JAZZER_FUZZ") == null ? Stream.empty() : Seeds.bytes();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dl.dict")
    @FuzzTest
    void formatting(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Formatting.format(file(text), new Problems()).ifPresent(once -> {
            assertThat(printed(once)).isEqualTo(printed(text));
            assertThat(comments(once)).isEqualTo(comments(text));
            assertThat(Formatting.format(file(once), new Problems())).contains(once);
        });
    }

    private static SourceFile file(String text) {
        return new SourceFile("fuzz.dl", text);
    }

    private static String printed(String text) {
        Problems problems = new Problems();
        String printed = Printer.print(Parser.parse(file(text), problems));
        assertThat(problems.hasErrors()).as(text).isFalse();
        return printed;
    }

    /** Their words: the columns of their lines are the formatter's. */
    private static List<String> comments(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        return Parser.syntax(file(plain)).tokens().stream()
                .flatMap(token -> token.comments().stream())
                .map(Comment::text)
                .map(comment -> comment.replaceAll("\\s+", " ").strip())
                .toList();
    }
}
