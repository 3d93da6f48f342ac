package dev.dlc.compiler.scalar;

import dev.dlc.compiler.scalar.Scalar.Binary;
import dev.dlc.compiler.scalar.Scalar.Constant;
import dev.dlc.compiler.scalar.Scalar.Operator;

/**
 * Builds operations, but not those that do nothing: {@code x + 0} is x, {@code x * 1} is x, {@code x * 0} is 0. The last holds for finite
 * numbers only; a network with others is lost anyway, and the trainer says so.
 */
final class Simplify {
    private Simplify() {}

    static Scalar binary(Operator operator, Scalar left, Scalar right) {
        if (left instanceof Constant a && right instanceof Constant b) {
            return new Constant(apply(operator, a.value(), b.value()));
        }
        return switch (operator) {
            case ADD -> is(left, 0) ? right : is(right, 0) ? left : new Binary(operator, left, right);
            case SUBTRACT -> is(right, 0) ? left : new Binary(operator, left, right);
            case MULTIPLY ->
                is(left, 0) || is(right, 1)
                        ? left
                        : is(right, 0) || is(left, 1) ? right : new Binary(operator, left, right);
            case DIVIDE -> is(right, 1) || is(left, 0) ? left : new Binary(operator, left, right);
        };
    }

    private static boolean is(Scalar scalar, double value) {
        return scalar instanceof Constant constant && constant.value() == value;
    }

    private static double apply(Operator operator, double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
        };
    }
}
