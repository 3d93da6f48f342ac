package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {
    private static final String PARAM = "param x: int = ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "f(",
                "2 ^ ",
                "-",
                "!",
                "if a { x = ",
                "{",
                "1 + (",
                "-f(2 ^ ",
                "if ",
                "for i in ",
                "repeat "
            })
    void whatNestsTooDeepIsOneErrorHoweverDeep(String opening) {
        for (int depth : new int[] {201, 100_000}) {
            assertThat(Parsing.problems(PARAM + opening.repeat(depth) + "1"))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.NESTED_TOO_DEEP);
        }
    }

    @Test
    void theLastAllowedDepthParses() {
        Parsing.clean(PARAM + "(".repeat(200) + "1" + ")".repeat(200));
        Parsing.clean(PARAM + "2 ^ ".repeat(200) + "1");
        Parsing.clean("block b { " + "x = if a { ".repeat(199) + "1" + " }".repeat(200));
        Parsing.clean("block b { " + "for i in 0..2 { ".repeat(199) + "relu" + " }".repeat(200));
    }

    @Test
    void longSumsAreTooDeepAsWell() {
        Parsing.clean(PARAM + "1 + ".repeat(300) + "1");
        assertThat(Parsing.mistakes(PARAM + "1 + ".repeat(301) + "1"))
                .containsExactly("1:1218 this expression has more than 300 operators");
    }

    @Test
    void whatOnlyIsLongIsNotDeep() {
        String stages = " -> dense(2 ^ 3 * -1 + 1)".repeat(1000);
        assertThat(((Expression.Pipeline) Parsing.expression("in" + stages)).stages())
                .hasSize(1001);
        assertThat(((Expression.If) Parsing.expression("if a { 1 }" + " else if b { -1 }".repeat(1000))).branches())
                .hasSize(1001);
        assertThat(((Expression.ListLiteral) Parsing.expression("[" + "-1 ^ 2, ".repeat(1000) + "]")).elements())
                .hasSize(1000);
        String values = IntStream.range(0, 3000)
                .mapToObj(i -> "v" + i + " = in -> conv2d(2 ^ 3, kernel = -i + 3)")
                .collect(Collectors.joining("\n"));
        assertThat(Parsing.body(values).values()).hasSize(3000);
    }

    @Test
    void theDeepestTreePrints() {
        assertThat(Printer.print(Parsing.expression("1 + ".repeat(299) + "1")))
                .startsWith("(((")
                .endsWith(" + 1)");
    }
}
