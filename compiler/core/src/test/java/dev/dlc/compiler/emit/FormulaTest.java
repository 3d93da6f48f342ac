package dev.dlc.compiler.emit;

import static dev.dlc.compiler.scalar.Scalar.call;
import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.select;
import static dev.dlc.compiler.scalar.Scalar.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.scalar.Scalar;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Scalar A = variable("a");
    private static final Scalar B = variable("b");
    private static final Scalar C = variable("c");

    private static String write(Scalar scalar) {
        return new Formula(Precision.FLOAT, part -> part instanceof Scalar.Variable variable ? variable.name() : null)
                .write(scalar)
                .toString();
    }

    @Test
    void keepsTheOrderOfFloatingPointOperations() {
        assertThat(write(A.plus(B).plus(C))).isEqualTo("a + b + c");
        assertThat(write(A.plus(B.plus(C)))).isEqualTo("a + (b + c)");
        assertThat(write(A.minus(B.minus(C)))).isEqualTo("a - (b - c)");
        assertThat(write(A.times(B).over(C))).isEqualTo("a * b / c");
        assertThat(write(A.over(B.times(C)))).isEqualTo("a / (b * c)");
        assertThat(write(A.plus(B).times(C))).isEqualTo("(a + b) * c");
    }

    @Test
    void numbersAreLiteralsOfThePrecision() {
        assertThat(write(A.times(0.1))).isEqualTo("a * 0.1f");
        assertThat(write(A.times(2))).isEqualTo("a * 2f");
        assertThat(write(A.plus(constant(-3)))).isEqualTo("a + (-3f)");
        assertThat(Precision.DOUBLE.literal(0.1)).isEqualTo("0.1");
        assertThat(Precision.DOUBLE.literal(3)).isEqualTo("3.0");
    }

    @Test
    void rectifiersHaveNoBranch() {
        Scalar zero = constant(0);
        assertThat(write(select(A, zero, A, zero))).isEqualTo("java.lang.Math.max(a, 0f)");
        assertThat(write(select(A, zero, A, A.times(0.01)))).isEqualTo("java.lang.Math.max(a, a * 0.01f)");
        assertThat(write(select(A, zero, A, A.times(2)))).isEqualTo("a > 0f ? a : a * 2f");
        assertThat(write(select(A, zero, constant(1), zero))).isEqualTo("dev.dlc.runtime.Functions.step(a)");
    }

    @Test
    void functionsAreTheRuntimes() {
        assertThat(write(call(Scalar.Function.TANH, A.plus(B)))).isEqualTo("dev.dlc.runtime.Functions.tanh(a + b)");
    }
}
