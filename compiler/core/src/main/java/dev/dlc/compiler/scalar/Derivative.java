package dev.dlc.compiler.scalar;

import static dev.dlc.compiler.scalar.Scalar.call;
import static dev.dlc.compiler.scalar.Scalar.constant;

import dev.dlc.compiler.scalar.Scalar.Binary;
import dev.dlc.compiler.scalar.Scalar.Call;
import dev.dlc.compiler.scalar.Scalar.Function;
import dev.dlc.compiler.scalar.Scalar.Select;

/**
 * Symbolic derivatives of formulas. Where a function's derivative is a formula of its own value (tanh, sigmoid, exp, sqrt),
 * that call stands in the result again, so that a value already computed can take its place.
 */
public final class Derivative {
    private Derivative() {}

    /** The derivative in a leaf, an operand or a variable. At a kink it is the one that PyTorch takes: of {@code otherwise}. */
    public static Scalar of(Scalar formula, Scalar leaf) {
        if (formula.equals(leaf)) {
            return constant(1);
        }
        if (formula instanceof Binary binary) {
            return binary(binary, leaf);
        }
        if (formula instanceof Call call) {
            Scalar inner = of(call.arguments().get(0), leaf);
            return Traverse.isZero(inner) ? inner : outer(call).times(inner);
        }
        if (formula instanceof Select select) {
            Scalar then = of(select.then(), leaf);
            Scalar otherwise = of(select.otherwise(), leaf);
            return then.equals(otherwise) ? then : new Select(select.left(), select.right(), then, otherwise);
        }
        return constant(0);
    }

    private static Scalar binary(Binary binary, Scalar leaf) {
        Scalar left = binary.left();
        Scalar right = binary.right();
        Scalar dLeft = of(left, leaf);
        Scalar dRight = of(right, leaf);
        return switch (binary.operator()) {
            case ADD -> dLeft.plus(dRight);
            case SUBTRACT -> Traverse.isZero(dLeft) ? Traverse.negate(dRight) : dLeft.minus(dRight);
            case MULTIPLY -> dLeft.times(right).plus(left.times(dRight));
            case DIVIDE ->
                Traverse.isZero(dRight)
                        ? dLeft.over(right)
                        : dLeft.minus(binary.times(dRight)).over(right);
        };
    }

    private static Scalar outer(Call call) {
        Scalar x = call.arguments().get(0);
        return switch (call.function()) {
            case EXP -> call;
            case LOG -> constant(1).over(x);
            case SQRT -> constant(0.5).over(call);
            case TANH -> constant(1).minus(call.times(call));
            case SIGMOID -> call.times(constant(1).minus(call));
            case SOFTPLUS -> call(Function.SIGMOID, x);
            case ERF -> call(Function.EXP, Traverse.negate(x.times(x))).times(2 / Math.sqrt(Math.PI));
            case ABS -> call(Function.SIGN, x);
            case SIGN -> constant(0);
            case POW -> throw new IllegalArgumentException("pow stands only in numbers computed once a step");
        };
    }
}
