package dev.dlc.compiler.scalar;

/** Computes formulas, for tests. */
final class Interpreter {
    private Interpreter() {}

    static double evaluate(Scalar scalar, double... operands) {
        if (scalar instanceof Scalar.Operand operand) {
            return operands[operand.index()];
        }
        if (scalar instanceof Scalar.Constant constant) {
            return constant.value();
        }
        if (scalar instanceof Scalar.Binary binary) {
            double left = evaluate(binary.left(), operands);
            double right = evaluate(binary.right(), operands);
            return switch (binary.operator()) {
                case ADD -> left + right;
                case SUBTRACT -> left - right;
                case MULTIPLY -> left * right;
                case DIVIDE -> left / right;
            };
        }
        if (scalar instanceof Scalar.Select select) {
            return evaluate(select.left(), operands) > evaluate(select.right(), operands)
                    ? evaluate(select.then(), operands)
                    : evaluate(select.otherwise(), operands);
        }
        Scalar.Call call = (Scalar.Call) scalar;
        double x = evaluate(call.arguments().get(0), operands);
        return switch (call.function()) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case ERF -> erf(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case POW -> Math.pow(x, evaluate(call.arguments().get(1), operands));
        };
    }

    /** The Maclaurin series, which converges quickly for the small arguments of tests. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 60; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
