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
            for (int q = 0; q < count; q++) {
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
