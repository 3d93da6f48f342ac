package dev.dlc.compiler.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalarTest {
    /** All different; a list of new ones at each call. */
    private static List<Scalar> formulas() {
        Scalar a = new Scalar.Operand(0);
        Scalar b = new Scalar.Operand(1);
        Scalar x = new Scalar.Variable("x");
        return List.of(
                a,
                b,
                x,
                new Scalar.Variable("y"),
                new Scalar.Constant(0.0),
                new Scalar.Constant(-0.0),
                new Scalar.Constant(Double.NaN),
                new Scalar.Binary(Scalar.Operator.ADD, a, x),
                new Scalar.Binary(Scalar.Operator.SUBTRACT, a, x),
                new Scalar.Binary(Scalar.Operator.ADD, b, x),
                new Scalar.Binary(Scalar.Operator.ADD, a, b),
                new Scalar.Call(Scalar.Function.EXP, List.of(a)),
                new Scalar.Call(Scalar.Function.LOG, List.of(a)),
                new Scalar.Call(Scalar.Function.EXP, List.of(b)),
                new Scalar.Select(a, b, x, x),
                new Scalar.Select(b, b, x, x),
                new Scalar.Select(a, a, x, x),
                new Scalar.Select(a, b, a, x),
                new Scalar.Select(a, b, x, a));
    }

    @Test
    void formulasAreEqualWhereTheySayTheSame() {
        assertThat(formulas()).isEqualTo(formulas());
        assertThat(formulas())
                .map(Scalar::hashCode)
                .isEqualTo(formulas().stream().map(Scalar::hashCode).toList());
        Set<Scalar> different = new HashSet<>(formulas());
        assertThat(different).hasSize(formulas().size());
    }
}
