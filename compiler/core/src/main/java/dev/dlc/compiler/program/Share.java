package dev.dlc.compiler.program;

/**
 * How the workers of a team divide a step. Two steps that are divided alike need no barrier between them: each worker goes on
 * with what it wrote itself.
 *
 * @param count how many pieces; 0 for the samples of the batch, -1 for what the kernel's geometry says
 * @param factor rows that each sample counts as, 1 but for sequences
 */
public record Share(int count, int factor) {
    public static final Share SAMPLES = new Share(0, 1);

    /** The first worker does it alone. */
    public static final Share ALONE = new Share(1, 1);

    /** As the geometry of the kernel says at run time: like no other. */
    public static final Share OF_WEIGHTS = new Share(-1, 1);

    public static Share of(int count) {
        return new Share(count, 1);
    }

    public static Share rows(int factor) {
        return new Share(0, factor);
    }

    /** Whether a worker finds in its pieces of the other just what it has in its pieces of this one. */
    public boolean isAlike(Share other) {
        return isSamples() ? other.isSamples() : count > 0 && count == other.count;
    }

    public boolean isSamples() {
        return count == 0;
    }
}
