package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One word of the example is changed, all over the file in turn: a mistake must not drag others behind it. */
class RecoveryTest {
    private static void changeWords(UnaryOperator<String> change) {
        String text = Parsing.resource("fashion.dl");
        var file = new SourceFile("fashion.dl", text);
        List<Piece> words = Scanner.scan(new Reports(file, new Problems()));
        // every third: words of all kinds, in a third of the time
        for (int i = 0; i < words.size() - 1; i += 3) {
            Piece word = words.get(i);
            String before = text.substring(0, word.getStartIndex());
            String after = text.substring(word.getStopIndex() + 1);
            String changed = before + " " + change.apply(word.getText()) + " " + after;
            assertThat(Parsing.mistakes(changed))
                    .as("line %d: `%s` changed", word.getLine(), word.getText())
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aMissingWordGivesAtMostThreeErrors() {
        changeWords(word -> "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", ")", "=", "\""})
    void aWordTooManyGivesAtMostThreeErrors(String more) {
        changeWords(word -> more + " " + word);
    }

    @Test
    void aFileThatStopsAnywhereGivesFewErrors() {
        String text = Parsing.resource("fashion.dl");
        for (int length = 0; length < text.length(); length += 23) {
            assertThat(Parsing.mistakes(text.substring(0, length)))
                    .as("the first %d characters", length)
                    .hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void whatHasTheFormOfAnItemIsToldBesideAnother() {
        assertThat(Parsing.mistakes("def f(x) { }\n  return x\nnetwork a { }\nfunction g(y) { }\nparam a: int = 3"))
                .containsExactly(
                        "1:1 expected `import`, `param`, `block` or `model`, found `def`",
                        "3:1 expected `import`, `param`, `block` or `model`, found `network`",
                        "4:1 expected `import`, `param`, `block` or `model`, found `function`");
    }

    @Test
    void sectionsThatOnlySeemToStandOutsideAreNotTold() {
        assertThat(Parsing.mistakes("model M {\ninput x: float[3]\ntarget y: float\nnetwork {\na = x /* open\n}\n}\n"))
                .containsExactly("5:7 the comment does not end");
        assertThat(Parsing.mistakes("model M {\ninput x: float[3]\ntarget y: float\nloss mse(x, y)\n"))
                .containsExactly("1:10 expected `}` to close `model M`");
    }

    @Test
    void proseIsOneError() {
        assertThat(Parsing.mistakes("This is a text\nof several lines\nthat says nothing\n"))
                .hasSize(1);
    }

    @Test
    void layersWithoutArrowsAreOneErrorForEachRunOfThem() {
        assertThat(Parsing.mistakes("block b {\n  relu\n  tanh\n  relu\n  a = in\n  b = a and a\n  relu\n}"))
                .containsExactly(
                        "2:3 a value without a name must come last between its braces",
                        "6:9 a value without a name must come last between its braces");
    }

    private static int braces(String line) {
        return line.chars()
                .map(character -> character == '{' ? 1 : character == '}' ? -1 : 0)
                .sum();
    }

    /** A mistake that a line has must not hide that of the next, whatever the two are. */
    @Test
    void anyTwoMistakenLinesAreTwoErrors() {
        List<String> lines = List.of(
                "a = in -> dense(4",
                "a = in -> dense(4))",
                "a = in -> dense(4]",
                "a = in -> dense(4}",
                "a = in -> for i in 0..3 { relu",
                "a = in -> for i in 0..3 { relu }}",
                "a = in -> for i in 0..3 relu }",
                "a = if true { relu else { tanh }",
                "a = in ->",
                "a = in +",
                "a = ",
                "a = -> relu",
                "a = in -> dense(,4)",
                "a = in -> dense(4 bias = true)",
                "a = in -> dense(4x)",
                "a = in -> dense(\"4)",
                "a = in @ relu",
                "a = in and in",
                "a = [1, 2",
                "a = 1, 2]",
                "if = in -> relu",
                "a := in");
        List<String> others = new ArrayList<>();
        for (String first : lines) {
            for (String second : lines) {
                if (braces(first) > 0 && braces(second) < 0) {
                    // read together they are a loop over two lines
                    continue;
                }
                String text = "block b {\n  x = in\n  " + first + "\n  " + second + "\n  out = x -> relu\n}\n";
                List<Integer> told = Parsing.problems(text).stream()
                        .map(problem -> problem.span().line())
                        .toList();
                if (!told.equals(List.of(3, 4))) {
                    others.add(first + "\n" + second + "\n" + Parsing.mistakes(text));
                }
            }
        }
        assertThat(others).isEmpty();
    }
}
