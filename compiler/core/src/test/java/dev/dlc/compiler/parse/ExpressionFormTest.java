package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a + b * c        # (a + (b * c))",
                "a - b - c        # ((a - b) - c)",
                "a / b / c        # ((a / b) / c)",
                "2 ^ 3 ^ 2        # (2 ^ (3 ^ 2))",
                "-2 ^ 2           # (-(2 ^ 2))",
                "2 ^ -1           # (2 ^ (-1))",
                "-a * b           # ((-a) * b)",
                "!a && b || c     # (((!a) && b) || c)",
                "a || b && c      # (a || (b && c))",
                "a < b && c >= d  # ((a < b) && (c >= d))",
                "a == b < c       # (a == (b < c))",
                "a != b <= c      # (a != (b <= c))",
                "0..<n - 1        # (0..<(n - 1))",
                "0.8..1.2         # (0.8..1.2)",
                "1..2             # (1..2)",
                "a.b.c + f(x).y   # (a.b.c + f(x).y)",
                "(a + b) * c      # ((a + b) * c)",
                "f (a)            # f(a)",
                "[1, [2, 3,], []] # [1, [2, 3], []]",
            })
    void operatorsBindAsInArithmetic(String text, String understood) {
        assertThat(Printer.print(Parsing.expression(text))).isEqualTo(understood);
    }

    @Test
    void theArrowBindsLoosest() {
        assertThat(Printer.print(Parsing.expression("a + b -> relu -> f(x -> g, y)")))
                .isEqualTo("((a + b) -> relu -> f((x -> g), y))");
    }

    @Test
    void argumentsArePositionalThenNamed() {
        var call = (Expression.Call) Parsing.expression("conv2d(8, 2 * n, kernel = 3, if = [1],)");
        assertThat(call.arguments()).hasSize(4);
        assertThat(call.arguments().get(1).name()).isEmpty();
        assertThat(call.arguments().get(2).name().orElseThrow().text()).isEqualTo("kernel");
        assertThat(call.arguments().get(3).span().text()).isEqualTo("if = [1]");
    }

    @Test
    void durationsAreOnlyArguments() {
        assertThat(Printer.print(Parsing.expression("f(500 steps, n epochs, a = (n + 1) steps, b = 0.5 epochs)")))
                .isEqualTo("f(500 steps, n epochs, a = (n + 1) steps, b = 0.5 epochs)");
    }

    @Test
    void chainsOfElseAreOneChoice() {
        var choice = (Expression.If) Parsing.expression("if a { 1 } else if b { 2 } else if c { 3 } else { y = 4  y }");
        assertThat(choice.branches()).hasSize(3);
        assertThat(choice.branches().get(1).span().text()).isEqualTo("if b { 2 }");
        assertThat(choice.otherwise().orElseThrow().values()).hasSize(1);
        assertThat(((Expression.If) Parsing.expression("if a { 1 }")).otherwise())
                .isEmpty();
    }

    @Test
    void loopsAreStages() {
        var pipeline =
                (Expression.Pipeline) Parsing.expression("x -> for i in 0..<2 { f(i) } -> repeat n + 1 { relu }");
        var loop = (Expression.For) pipeline.stages().get(1);
        assertThat(loop.variable().text()).isEqualTo("i");
        assertThat(((Expression.Range) loop.range()).inclusive()).isFalse();
        var repeat = (Expression.Repeat) pipeline.stages().get(2);
        assertThat(Printer.print(repeat.count())).isEqualTo("(n + 1)");
        assertThat(repeat.span().text()).isEqualTo("repeat n + 1 { relu }");
    }

    @Test
    void aStatementEndsWhereItCannotGoOn() {
        Body body = Parsing.body("a = x b = a -> relu; c = f\n(1)\nd = e\n-> g\nin -> a");
        assertThat(body.values())
                .extracting(value -> value.name().text() + ": " + Printer.print(value.value()))
                .containsExactly("a: x", "b: (a -> relu)", "c: f(1)", "d: (e -> g)");
        assertThat(body.result())
                .hasValueSatisfying(result -> assertThat(Printer.print(result)).isEqualTo("(in -> a)"));
    }

    @Test
    void operatorsMayBeginALine() {
        Body body = Parsing.body("a = x\n  + y\n  -> relu\nb = if c { 1 }\n  else { 2 }\n b");
        assertThat(Printer.print(body.values().get(0).value())).isEqualTo("((x + y) -> relu)");
        assertThat(((Expression.If) body.values().get(1).value()).otherwise()).isPresent();
        assertThat(body.result()).containsInstanceOf(Expression.Reference.class);
    }

    @Test
    void spansOfOperationsHoldTheirParentheses() {
        var product = (Expression.Binary) Parsing.expression("(a + b) * (c)");
        assertThat(product.span().text()).isEqualTo("(a + b) * (c)");
        assertThat(product.left().span().text()).isEqualTo("a + b");
        assertThat(product.right().span().text()).isEqualTo("c");
    }
}
