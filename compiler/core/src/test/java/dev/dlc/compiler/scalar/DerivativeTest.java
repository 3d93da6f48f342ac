package dev.dlc.compiler.scalar;

import static dev.dlc.compiler.scalar.Scalar.call;
import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.operand;
import static dev.dlc.compiler.scalar.Scalar.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.compiler.scalar.Scalar.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {
    private static final Scalar X = operand(0);
    private static final Scalar Y = operand(1);

    static Stream<Scalar> formulas() {
        return Stream.of(
                X.plus(Y),
                X.minus(Y),
                Y.minus(X),
                X.times(Y).times(X),
                X.over(Y),
                Y.over(X),
                X.times(X).over(X.plus(Y)),
                select(X, Y, X.times(X), Y.times(X)),
                select(X, constant(0), X, X.times(0.01)),
                call(Function.TANH, X.times(Y)).times(call(Function.EXP, X)),
                call(Function.SOFTPLUS, X).minus(X.times(Y)));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void agreesWithCentralDifferences(Scalar formula) {
        assertSlope(formula, 0.7, 1.3);
        assertSlope(formula, 1.9, 0.4);
        assertSlope(formula, -0.8, 2.5);
    }

    @ParameterizedTest
    @EnumSource(value = Function.class, names = "POW", mode = EnumSource.Mode.EXCLUDE)
    void everyFunctionHasItsDerivative(Function function) {
        assertSlope(call(function, X.times(Y)), 0.7, 1.3);
        assertSlope(call(function, X.times(Y)), 0.2, 0.9);
    }

    @Test
    void functionsOfTheirOwnValueReadItAgain() {
        Scalar tanh = call(Function.TANH, X);
        assertThat(Derivative.of(tanh, X)).isEqualTo(constant(1).minus(tanh.times(tanh)));
        Scalar exp = call(Function.EXP, X);
        assertThat(Derivative.of(exp, X)).isEqualTo(exp);
    }

    @Test
    void whatDoesNotDependOnTheLeafHasSlopeZero() {
        assertThat(Derivative.of(call(Function.TANH, Y).times(constant(3)), X)).isEqualTo(constant(0));
    }

    @Test
    void aSumWithAConstantHasSlopeOneAndNothingToCompute() {
        assertThat(Derivative.of(X.plus(Y), X)).isEqualTo(constant(1));
    }

    private static void assertSlope(Scalar formula, double x, double y) {
        double h = 1e-6;
        double numeric = (Interpreter.evaluate(formula, x + h, y) - Interpreter.evaluate(formula, x - h, y)) / (2 * h);
        assertThat(Interpreter.evaluate(Derivative.of(formula, X), x, y))
                .isCloseTo(numeric, within(1e-6 * Math.max(1, Math.abs(numeric))));
    }
}
