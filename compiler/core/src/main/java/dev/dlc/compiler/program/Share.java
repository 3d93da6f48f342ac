package dev.dlc.compiler.program;

/**
 * How the workers of a team divide a step. Two steps that are divided alike need no barrier between them: each worker goes on
 * with what it wrote itself.
 *
 * @param count how many pieces or channels
 * @param factor rows that each sample counts as, 1 but for sequences
 */
public record Share(Kind kind, int count, int factor) {
    /** What a worker has a share of. */
    public enum Kind {
        /** The samples of the batch. */
        SAMPLES,
        /** Pieces of a tensor without a batch, whatever it reads for them. */
        PIECES,
        /** The channels of all samples: it writes and reads no other's planes. */
        CHANNELS,
        /** As the geometry of the kernel says at run time: like no other. */
        GEOMETRY
    }

    public static final Share SAMPLES = rows(1);

    /** The first worker does it alone. */
    public static final Share ALONE = of(1);

    public static final Share OF_WEIGHTS = new Share(Kind.GEOMETRY, 0, 1);

    /** The kernel finds out itself what the worker's share is. */
    public static final Share BY_KERNEL = new Share(Kind.GEOMETRY, 0, 0);

    public static Share of(int count) {
        return new Share(Kind.PIECES, count, 1);
    }

    public static Share channels(int count) {
        return new Share(Kind.CHANNELS, count, 1);
    }

    public static Share rows(int factor) {
        return new Share(Kind.SAMPLES, 0, factor);
    }

    /** Whether a worker finds in its pieces of the other just what it has in its pieces of this one. */
    public boolean isAlike(Share other) {
        return kind == other.kind && kind != Kind.GEOMETRY && count == other.count;
    }

    public boolean isSamples() {
        return kind == Kind.SAMPLES;
    }

    public boolean isChannels() {
        return kind == Kind.CHANNELS;
    }
}
