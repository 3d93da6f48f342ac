package dev.dlc.compiler.emit;

import com.palantir.javapoet.TypeName;

/** The type of the numbers in a generated class: float for users, double for the gradient check. */
public enum Precision {
    FLOAT(TypeName.FLOAT, "FloatPass"),
    DOUBLE(TypeName.DOUBLE, "DoublePass");

    private final TypeName type;
    private final String pass;

    Precision(TypeName type, String pass) {
        this.type = type;
        this.pass = pass;
    }

    TypeName type() {
        return type;
    }

    /** The runtime's base class of the passes. */
    String pass() {
        return pass;
    }

    /** A number as a literal of this type. */
    String literal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalStateException("a constant of a model is finite, not " + value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
        if (this == DOUBLE) {
            return whole ? (long) value + ".0" : Double.toString(value);
        }
        return whole ? (long) value + "f" : (float) value + "f";
    }
}
