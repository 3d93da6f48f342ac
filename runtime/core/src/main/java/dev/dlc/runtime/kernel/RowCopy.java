package dev.dlc.runtime.kernel;

/** Copies short rows: a call of {@link System#arraycopy} a row takes longer than to copy it. */
@FunctionalInterface
public interface RowCopy {
    /** Copies {@code rows} rows of {@code count} numbers each, between arrays where rows are so many numbers apart. */
    void copy(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count);

    /** As {@link #copy}, of numbers that are {@code step} apart: every second of them, or every third. */
    default void pick(
            float[] from,
            int fromOffset,
            int fromStride,
            int step,
            float[] to,
            int toOffset,
            int toStride,
            int rows,
            int count) {
        for (int r = 0; r < rows; r++) {
            int source = fromOffset + r * fromStride;
            int target = toOffset + r * toStride;
            int q = 0;
            // Rows are short: eight numbers at a time, for the loops around a loop take longer than its few turns.
            for (; q + 7 < count; q += 8) {
                int at = source + q * step;
                to[target + q] = from[at];
                to[target + q + 1] = from[at + step];
                to[target + q + 2] = from[at + 2 * step];
                to[target + q + 3] = from[at + 3 * step];
                to[target + q + 4] = from[at + 4 * step];
                to[target + q + 5] = from[at + 5 * step];
                to[target + q + 6] = from[at + 6 * step];
                to[target + q + 7] = from[at + 7 * step];
            }
            for (; q < count; q++) {
                to[target + q] = from[source + q * step];
            }
        }
    }

    /** Plain Java. */
    RowCopy PLAIN = (from, fromOffset, fromStride, to, toOffset, toStride, rows, count) -> {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, fromOffset + r * fromStride, to, toOffset + r * toStride, count);
        }
    };
}
