package dev.dlc.compiler.scalar;

import java.util.List;

/**
 * A formula over single numbers: what an elementwise operation computes for each element, an activation, a loss, a
 * penalty, a step of an optimizer. Derived symbolically by {@link Derivative}.
 *
 * <p>Formulas are compared and are keys of maps all over the compiler. The records write that out, as they would have it by
 * themselves, because Java puts a record's own methods together anew at each start, a millisecond for each.
 */
public sealed interface Scalar {
    /** Input number {@code index} of an elementwise operation. */
    record Operand(int index) implements Scalar {
        @Override
        public boolean equals(Object other) {
            return other instanceof Operand operand && index == operand.index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /** A named number: the weight, the gradient, a slot, the learning rate of an optimizer's step. */
    record Variable(String name) implements Scalar {
        @Override
        public boolean equals(Object other) {
            return other instanceof Variable variable && name.equals(variable.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    record Constant(double value) implements Scalar {
        @Override
        public boolean equals(Object other) {
            return other instanceof Constant constant && Double.compare(value, constant.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    record Binary(Operator operator, Scalar left, Scalar right) implements Scalar {
        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary
                    && operator == binary.operator
                    && left.equals(binary.left)
                    && right.equals(binary.right);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * operator.ordinal() + left.hashCode()) + right.hashCode();
        }
    }

    record Call(Function function, List<Scalar> arguments) implements Scalar {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Call call && function == call.function && arguments.equals(call.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * function.ordinal() + arguments.hashCode();
        }
    }

    /** {@code left > right ? then : otherwise}; a comparison with NaN is false. */
    record Select(Scalar left, Scalar right, Scalar then, Scalar otherwise) implements Scalar {
        @Override
        public boolean equals(Object other) {
            return other instanceof Select select
                    && left.equals(select.left)
                    && right.equals(select.right)
                    && then.equals(select.then)
                    && otherwise.equals(select.otherwise);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * left.hashCode() + right.hashCode()) + then.hashCode()) + otherwise.hashCode();
        }
    }

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
