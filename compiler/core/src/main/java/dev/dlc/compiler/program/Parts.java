package dev.dlc.compiler.program;

/**
 * How the members of a team divide a step of a pass over one sample. Where there are more, each has samples of its own.
 *
 * @param count of the pieces
 * @param weights of which the runtime says how their outputs divide; null where there are pieces
 */
public record Parts(Kind kind, int count, Place weights) {
    /** What a member has a share of. */
    public enum Kind {
        /** Nothing: one of them does it. */
        NONE,
        /** Pieces of equal size that follow each other in what it writes: channels or rows. */
        PIECES,
        /** What a member computes of the outputs of packed weights, or what follows them number by number. */
        OUTPUTS
    }

    public static final Parts NONE = new Parts(Kind.NONE, 0, null);

    public static Parts pieces(int count) {
        return new Parts(Kind.PIECES, count, null);
    }

    /** @param weights a place in {@link Place.Region#PACKED} */
    public static Parts outputs(Place weights) {
        return new Parts(Kind.OUTPUTS, 0, weights);
    }

    /** What a record's own equals says; that one, Java puts together anew at each start. */
    public boolean isAlike(Parts other) {
        return kind == other.kind
                && count == other.count
                && (weights == null || weights.offset() == other.weights.offset());
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
