package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;

/**
 * The operators on numbers, truths and strings. Ints are 64 bits and never wrap; {@code /} is exact: an int where it divides
 * evenly, a float otherwise. A float that is no number or not finite is an error, too.
 */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * @throws Misfit if the operator has no meaning or no result for these operands
     */
    static Evaluated apply(String operator, Evaluated left, Evaluated right) {
        if (left.isFailed() || right.isFailed()) {
            return new Evaluated.Failed();
        }
        switch (operator) {
            case "==":
                return new Truth(equal(left, right));
            case "!=":
                return new Truth(!equal(left, right));
            case "<", "<=", ">", ">=":
                return new Truth(compare(operator, left, right));
            case "&&":
                return new Truth(truth(operator, left) & truth(operator, right));
            case "||":
                return new Truth(truth(operator, left) | truth(operator, right));
            default:
                return calculate(operator, left, right);
        }
    }

    /** The operand as a truth. */
    static boolean truth(String operator, Evaluated operand) {
        if (operand instanceof Truth truth) {
            return truth.value();
        }
        throw new Misfit(
                Code.WRONG_TYPE, null, "`" + operator + "` wants a bool, but gets " + operand.described(), null);
    }

    static Evaluated negate(Evaluated operand) {
        if (operand instanceof Real real) {
            return new Real(-real.value());
        }
        return operand.isFailed() ? operand : calculate("-", new Whole(0), operand);
    }

    private static Evaluated calculate(String operator, Evaluated left, Evaluated right) {
        if (operator.equals("+") && left instanceof Text first && right instanceof Text second) {
            return new Text(first.value() + second.value());
        }
        if (left instanceof Whole a && right instanceof Whole b) {
            return whole(operator, a.value(), b.value());
        }
        double a = number(operator, left);
        double b = number(operator, right);
        return real(operator, a, b);
    }

    private static Evaluated whole(String operator, long a, long b) {
        try {
            switch (operator) {
                case "+":
                    return new Whole(Math.addExact(a, b));
                case "-":
                    return new Whole(Math.subtractExact(a, b));
                case "*":
                    return new Whole(Math.multiplyExact(a, b));
                case "^":
                    return b < 0 ? real(operator, a, b) : new Whole(power(a, b));
                default:
                    // The least int divided by -1 is the one quotient that does not fit.
                    boolean fits = b != 0 && a % b == 0 && !(b == -1 && a == Long.MIN_VALUE);
                    return fits ? new Whole(a / b) : real(operator, a, b);
            }
        } catch (ArithmeticException e) {
            throw new Misfit(
                    Code.BAD_ARITHMETIC,
                    null,
                    a + " " + operator + " " + b + " is beyond what an int holds (64 bits)",
                    "write one of them with a decimal point to calculate with floats");
        }
    }

    private static long power(long base, long exponent) {
        if (base == 0 || base == 1) {
            return exponent == 0 ? 1 : base;
        }
        if (base == -1) {
            return exponent % 2 == 0 ? 1 : -1;
        }
        long power = 1;
        for (long i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, base);
        }
        return power;
    }

    private static Evaluated real(String operator, double a, double b) {
        if (operator.equals("/") && b == 0) {
            throw new Misfit(Code.BAD_ARITHMETIC, null, "division by zero", null);
        }
        double result = switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "^" -> StrictMath.pow(a, b);
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
        if (!Double.isFinite(result)) {
            throw new Misfit(Code.BAD_ARITHMETIC, null, a + " " + operator + " " + b + " is not a finite number", null);
        }
        return new Real(result);
    }

    private static boolean equal(Evaluated left, Evaluated right) {
        if (isNumber(left) && isNumber(right)) {
            return left instanceof Whole a && right instanceof Whole b
                    ? a.value() == b.value()
                    : number("==", left) == number("==", right);
        }
        boolean comparable = left.getClass() == right.getClass()
                || left instanceof Evaluated.None
                || right instanceof Evaluated.None;
        if (!comparable || left instanceof Evaluated.Tensor || right instanceof Evaluated.Tensor) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    left.described() + " and " + right.described() + " cannot be compared",
                    null);
        }
        return left.equals(right);
    }

    private static boolean compare(String operator, Evaluated left, Evaluated right) {
        if (left instanceof Whole a && right instanceof Whole b) {
            return holds(operator, Long.compare(a.value(), b.value()));
        }
        return holds(operator, Double.compare(number(operator, left), number(operator, right)));
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isNumber(Evaluated operand) {
        return operand instanceof Whole || operand instanceof Real;
    }

    private static double number(String operator, Evaluated operand) {
        if (operand instanceof Whole whole) {
            return whole.value();
        }
        if (operand instanceof Real real) {
            return real.value();
        }
        throw new Misfit(
                Code.WRONG_TYPE, null, "`" + operator + "` wants numbers, but gets " + operand.described(), null);
    }
}
