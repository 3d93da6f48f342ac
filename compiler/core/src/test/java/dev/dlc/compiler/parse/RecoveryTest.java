package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
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
}
