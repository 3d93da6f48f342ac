package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;
import java.util.Arrays;

/**
 * The product of few rows with a large matrix of weights, {@code y[r, o] = sum over i of x[r, i] * w[o, i]}: vectors hold the
 * rows of x, whose transposed copy is small, and each weight is read once from where it lies. Packing the weights, as {@link
 * VectorLinear} does, would take as long as multiplying them by a few dozen rows.
 */
final class RowTiles {
    /** With more rows than these, packing the weights pays. */
    static final int MOST_ROWS = 128;

    private static final int DEPTH = VectorLinear.DEPTH;
    /** Rows of a tile: see {@link Tiles#ROWS}. */
    private static final int TILE = 12;

    private RowTiles() {}

    static void product(
            Worker worker, float[] x, int xo, float[] w, int wo, float[] y, int yo, int inputs, int outputs, int rows) {
        int padded = (rows + LANES - 1) / LANES * LANES;
        float[] columns = worker.scratch(1, padded * Math.min(DEPTH, inputs));
        float[] sums = worker.scratch(2, padded * outputs);
        Arrays.fill(sums, 0, padded * outputs, 0f);
        for (int k = 0; k < inputs; k += DEPTH) {
            int depth = Math.min(DEPTH, inputs - k);
            for (int r = 0; r < rows; r += WIDTH) {
                int width = rows - r > LANES ? WIDTH : LANES;
                Panels.interleave(
                        x, xo + r * inputs + k, inputs, Math.min(width, rows - r), depth, columns, r * depth, width);
            }
            for (int o = 0; o < outputs; ) {
                int height = height(outputs - o);
                for (int r = 0; r < rows; r += WIDTH) {
                    boolean wide = rows - r > LANES;
                    int from = wo + o * inputs + k;
                    tile(height, wide, w, from, inputs, columns, r * depth, depth, sums, o * padded + r, padded);
                }
                o += height;
            }
        }
        Panels.interleave(sums, 0, padded, outputs, rows, y, yo, outputs);
    }

    private static int height(int rest) {
        return rest >= TILE ? TILE : rest >= 4 ? 4 : 1;
    }

    private static void tile(
            int height,
            boolean wide,
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int depth,
            float[] c,
            int co,
            int cs) {
        switch (height) {
            case TILE:
                if (wide) {
                    RowTile12.wide(a, ao, as, b, bo, depth, c, co, cs);
                } else {
                    RowTile12.narrow(a, ao, as, b, bo, depth, c, co, cs);
                }
                break;
            case 4:
                if (wide) {
                    RowTile4.wide(a, ao, as, b, bo, depth, c, co, cs);
                } else {
                    RowTile4.narrow(a, ao, as, b, bo, depth, c, co, cs);
                }
                break;
            default:
                if (wide) {
                    RowTile1.wide(a, ao, as, b, bo, depth, c, co, cs);
                } else {
                    RowTile1.narrow(a, ao, as, b, bo, depth, c, co, cs);
                }
                break;
        }
    }
}
