package dev.dlc.compiler.ast;

/** The operators between two values. */
public enum Operator {
    OR("||"),
    AND("&&"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("^");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** As written in a file. */
    public String text() {
        return text;
    }

    /** The operators before one value. */
    public enum Prefix {
        NEGATE("-"),
        NOT("!");

        private final String text;

        Prefix(String text) {
            this.text = text;
        }

        /** As written in a file. */
        public String text() {
            return text;
        }
    }
}
