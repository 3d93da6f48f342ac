package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;
import dev.dlc.compiler.scalar.Scalar;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes formulas as Java expressions. */
final class Formula {
    private static final int LOWEST = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;

    private static final Pattern CLASSES = Pattern.compile("\\b(Math|Functions)\\.");

    private final Precision precision;
    private final Function<Scalar, String> names;

    /** @param names the text for a part of the formula that has a name: all operands and variables; null for the others */
    Formula(Precision precision, Function<Scalar, String> names) {
        this.precision = precision;
        this.names = names;
    }

    JavaCode write(Scalar scalar) {
        return code(write(scalar, LOWEST));
    }

    /** A local variable's value: the outermost part is written out even where it has a name. */
    JavaCode define(Scalar scalar) {
        return code(compose(scalar, LOWEST));
    }

    /** The text with its classes as types, so that JavaPoet imports them. */
    private static JavaCode code(String text) {
        if (text.indexOf('.') < 0) {
            return JavaCode.of("$L", text);
        }
        JavaCode code = new JavaCode();
        int from = 0;
        Matcher matcher = CLASSES.matcher(text);
        while (matcher.find()) {
            code.add(
                    "$L$T.",
                    text.substring(from, matcher.start()),
                    matcher.group(1).equals("Math") ? ClassName.get(Math.class) : Runtime.FUNCTIONS);
            from = matcher.end();
        }
        return code.add("$L", text.substring(from));
    }

    private String write(Scalar scalar, int context) {
        String name = names.apply(scalar);
        return name != null ? name : compose(scalar, context);
    }

    private String compose(Scalar scalar, int context) {
        if (scalar instanceof Scalar.Constant constant) {
            String literal = precision.literal(constant.value());
            return constant.value() < 0 && context > LOWEST ? "(" + literal + ")" : literal;
        }
        if (scalar instanceof Scalar.Binary binary) {
            return binary(binary, context);
        }
        if (scalar instanceof Scalar.Call call) {
            return call(call);
        }
        if (scalar instanceof Scalar.Select select) {
            return select(select, context);
        }
        throw new IllegalStateException("no name for " + scalar);
    }

    private String binary(Scalar.Binary binary, int context) {
        boolean product = binary.operator() == Scalar.Operator.MULTIPLY || binary.operator() == Scalar.Operator.DIVIDE;
        if (binary.operator() == Scalar.Operator.MULTIPLY && binary.left().equals(Scalar.constant(-1))) {
            String negated = "-" + write(binary.right(), UNARY);
            return context > LOWEST ? "(" + negated + ")" : negated;
        }
        int own = product ? PRODUCT : SUM;
        // floating-point operations don't associate: what stands on the right keeps its parentheses
        String text = write(binary.left(), own) + symbol(binary.operator()) + write(binary.right(), own + 1);
        return own < context ? "(" + text + ")" : text;
    }

    private static String symbol(Scalar.Operator operator) {
        return switch (operator) {
            case ADD -> " + ";
            case SUBTRACT -> " - ";
            case MULTIPLY -> " * ";
            case DIVIDE -> " / ";
        };
    }

    private String call(Scalar.Call call) {
        StringBuilder text = new StringBuilder("Functions.")
                .append(call.function().name().toLowerCase(Locale.ROOT))
                .append('(');
        for (int i = 0; i < call.arguments().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(write(call.arguments().get(i), LOWEST));
        }
        return text.append(')').toString();
    }

    /** A comparison that has a form without a branch is written in that form, which C2 vectorises. */
    private String select(Scalar.Select select, int context) {
        if (select.then().equals(select.left()) && select.otherwise().equals(select.right())) {
            return "Math.max(" + write(select.left(), LOWEST) + ", " + write(select.right(), LOWEST) + ")";
        }
        boolean sign = select.right().equals(Scalar.constant(0));
        if (sign && select.then().equals(select.left()) && isScaled(select.otherwise(), select.left())) {
            return "Math.max(" + write(select.left(), LOWEST) + ", " + write(select.otherwise(), LOWEST) + ")";
        }
        if (sign
                && select.then().equals(Scalar.constant(1))
                && select.otherwise().equals(Scalar.constant(0))) {
            return "Functions.step(" + write(select.left(), LOWEST) + ")";
        }
        String text = write(select.left(), SUM) + " > " + write(select.right(), SUM) + " ? " + write(select.then(), SUM)
                + " : " + write(select.otherwise(), SUM);
        return context > LOWEST ? "(" + text + ")" : text;
    }

    /** True for {@code x * slope} with a slope from 0 to 1: then the larger of both is the one that the comparison picks. */
    private static boolean isScaled(Scalar scalar, Scalar x) {
        return scalar instanceof Scalar.Binary product
                && product.operator() == Scalar.Operator.MULTIPLY
                && product.left().equals(x)
                && product.right() instanceof Scalar.Constant slope
                && slope.value() >= 0
                && slope.value() <= 1;
    }
}
