package dev.dlc.compiler.program;

/**
 * How the members of a team divide a step of a pass over one sample. Where there are more, each has samples of its own.
 *
 * @param count of the pieces or outputs; 0 where the step's geometry says it
 */
public record Parts(Kind kind, int count) {
    /** What a member has a share of. */
    public enum Kind {
        /** Nothing: one of them does it. */
        NONE,
        /** Pieces of equal size that follow each other in what it writes: channels or rows. */
        PIECES,
        /** Outputs that each depend on all of the inputs: the kernel takes the first and the last. */
        OUTPUTS
    }

    public static final Parts NONE = new Parts(Kind.NONE, 0);

    public static Parts pieces(int count) {
        return new Parts(Kind.PIECES, count);
    }

    public static Parts outputs(int count) {
        return new Parts(Kind.OUTPUTS, count);
    }

    /** What a record's own equals says; that one, Java puts together anew at each start. */
    public boolean isAlike(Parts other) {
        return kind == other.kind && count == other.count;
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    public boolean isPieces() {
        return kind == Kind.PIECES;
    }

    public boolean isOutputs() {
        return kind == Kind.OUTPUTS;
    }
}
