package dev.dlc.runtime.kernel;

/** Copies short rows: a call of {@link System#arraycopy} a row takes longer than to copy it. */
@FunctionalInterface
public interface RowCopy {
    /** Copies {@code rows} rows of {@code count} numbers each, between arrays where rows are so many numbers apart. */
    void copy(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count);

    /** Plain Java. */
    RowCopy PLAIN = (from, fromOffset, fromStride, to, toOffset, toStride, rows, count) -> {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, fromOffset + r * fromStride, to, toOffset + r * toStride, count);
        }
    };
}
