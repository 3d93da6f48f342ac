package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, strings, comments and characters. */
class TextTest {
    private static Expression value(String text) {
        return Parsing.clean("param x: int = " + text).params().get(0).value().orElseThrow();
    }

    @Test
    void numbers() {
        assertThat(((Expression.IntegerLiteral) value("9223372036854775807")).value())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(((Expression.IntegerLiteral) value("007")).value()).isEqualTo(7);
        assertThat(((Expression.FloatLiteral) value("1e-3")).value()).isEqualTo(0.001);
        assertThat(((Expression.FloatLiteral) value("12.50E+2")).value()).isEqualTo(1250);
        assertThat(((Expression.FloatLiteral) value("0.0")).value()).isZero();
    }

    @Test
    void numbersOutOfRangeAreErrors() {
        assertThat(Parsing.mistakes("param x: int = 9223372036854775808"))
                .containsExactly("1:16 `9223372036854775808` is too large for an integer");
        assertThat(Parsing.mistakes("param x: float = 1e309"))
                .containsExactly("1:18 `1e309` is larger than a float can be");
        assertThat(Parsing.mistakes("param x: float = 1e-400"))
                .containsExactly("1:18 `1e-400` is nearer to 0 than a float can be");
        assertThat(Parsing.problems("param x: float = 1e309"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x", "1e", "1_000", "500steps", "0x1F", "1.5e+"})
    void lettersBehindANumberAreAnError(String number) {
        assertThat(Parsing.problems("param x: float = " + number + " param y: int = 3"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.BAD_NUMBER);
    }

    @Test
    void stringsHaveTheEscapesOfJson() {
        var string = (Expression.StringLiteral) value("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\u6f22//\"");
        assertThat(string.value()).isEqualTo("a\"\\/\b\f\n\r\t\u00e9\ud83d\ude00\u6f22//");
    }

    @Test
    void wrongEscapesAreToldWhereTheyStand() {
        assertThat(Parsing.mistakes("param x: string = \"a\\qb\"")).containsExactly("1:21 `\\q` is no escape");
        assertThat(Parsing.mistakes("param x: string = \"\\u12\"")).containsExactly("1:20 `\\u12` is no escape");
        assertThat(Parsing.mistakes("param x: string = \"\\u12g4\"")).containsExactly("1:20 `\\u12` is no escape");
        assertThat(Parsing.mistakes("param x: string = \"\\ud800\""))
                .containsExactly("1:19 the string has half of a surrogate pair");
        assertThat(Parsing.mistakes("param x: string = \"a\tb\""))
                .containsExactly("1:21 a control character stands in the string: write `\\u0009`");
    }

    @Test
    void stringsEndOnTheirLine() {
        assertThat(Parsing.mistakes("import \"abc\nimport \"def\"\nimport \"ghi\\\nparam x = 3"))
                .containsExactly(
                        "1:8 the string does not end on its line",
                        "3:8 the string does not end on its line",
                        "4:9 expected `:` after `x`, found `=`");
    }

    @Test
    void otherQuotesAreMended() {
        Diagnostic problem = Parsing.problems("import 'a b.dl'").get(0);
        assertThat(problem.message()).isEqualTo("strings stand between `\"`, not between `'`");
        assertThat(problem.fix().orElseThrow().replacement()).isEqualTo("\"a b.dl\"");
    }

    @Test
    void commentsThatDoNotEndAreToldAtTheirBeginning() {
        assertThat(Parsing.mistakes("model M {\n  /* never\n } ")).containsExactly("2:3 the comment does not end");
        assertThat(Parsing.mistakes("/*/")).containsExactly("1:1 the comment does not end");
    }

    @Test
    void unknownCharactersAreToldOnceARun() {
        assertThat(Parsing.mistakes("param x: int = 3 \u0000\u0000\u0000\nparam y: int = 4 % 3\n\u00a0\u202e"))
                .containsExactly(
                        "1:18 unexpected character U+0000",
                        "2:18 unexpected character `%`",
                        "3:1 unexpected character U+00A0");
    }

    @Test
    void namesAreAscii() {
        assertThat(Parsing.mistakes(
                        "param gr\u00f6\u00dfe: int = 3\nparam _a: int = 3\nparam b: int = gr\u00f6\u00dfe"))
                .containsExactly(
                        "1:7 `gr\u00f6\u00dfe` is no name: names consist of the letters A to Z, digits and `_`",
                        "2:7 `_a` is no name: names begin with a letter",
                        "3:16 `gr\u00f6\u00dfe` is no name: names consist of the letters A to Z, digits and `_`");
    }

    @Test
    void aFileThatIsNoTextHasFewErrors() {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append((char) (i * 7919 % 251)).append('\n');
        }
        assertThat(Parsing.problems(text.toString())).hasSizeBetween(1, 200);
    }
}
