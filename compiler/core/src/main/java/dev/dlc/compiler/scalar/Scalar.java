package dev.dlc.compiler.scalar;

import java.util.List;

/**
 * A formula over single numbers: what an elementwise operation computes for each element, an activation, a loss, a
 * penalty, a step of an optimizer. Derived symbolically by {@link Derivative}.
 */
public sealed interface Scalar {
    /** Input number {@code index} of an elementwise operation. */
    record Operand(int index) implements Scalar {}

    /** A named number: the weight, the gradient, a slot, the learning rate of an optimizer's step. */
    record Variable(String name) implements Scalar {}

    record Constant(double value) implements Scalar {}

    record Binary(Operator operator, Scalar left, Scalar right) implements Scalar {}

    record Call(Function function, List<Scalar> arguments) implements Scalar {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code left > right ? then : otherwise}; a comparison with NaN is false. */
    record Select(Scalar left, Scalar right, Scalar then, Scalar otherwise) implements Scalar {}

    /** The four operations; never contracted to a fused multiply-add. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    /** Functions of the runtime's {@code Functions} class, in both precisions. */
    enum Function {
        EXP,
        LOG,
        SQRT,
        TANH,
        SIGMOID,
        /** {@code log(1 + exp(x))}, without overflow. */
        SOFTPLUS,
        ERF,
        ABS,
        /** -1, 0 or 1. */
        SIGN,
        /** {@code pow(x, y)}: only for numbers computed once a step. */
        POW
    }

    static Scalar operand(int index) {
        return new Operand(index);
    }

    static Scalar variable(String name) {
        return new Variable(name);
    }

    static Scalar constant(double value) {
        return new Constant(value);
    }

    static Scalar call(Function function, Scalar... arguments) {
        return new Call(function, List.of(arguments));
    }

    static Scalar select(Scalar left, Scalar right, Scalar then, Scalar otherwise) {
        return new Select(left, right, then, otherwise);
    }

    default Scalar plus(Scalar other) {
        return Simplify.binary(Operator.ADD, this, other);
    }

    default Scalar minus(Scalar other) {
        return Simplify.binary(Operator.SUBTRACT, this, other);
    }

    default Scalar times(Scalar other) {
        return Simplify.binary(Operator.MULTIPLY, this, other);
    }

    default Scalar over(Scalar other) {
        return Simplify.binary(Operator.DIVIDE, this, other);
    }

    default Scalar times(double factor) {
        return times(constant(factor));
    }
}
