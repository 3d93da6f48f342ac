package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/** Sums down the columns of a matrix, one sum a column, rows in order: a vector of columns at a time. */
final class VectorColumns {
    private VectorColumns() {}

    static void sum(float[] x, int xOffset, float[] out, int outOffset, int columns, int rows, int from, int to) {
        int c = from;
        for (; c + LANES <= to; c += LANES) {
            sum(x, xOffset + c, columns, rows, out, outOffset + c);
        }
        for (; c < to; c++) {
            float sum = 0;
            for (int n = 0; n < rows; n++) {
                sum += x[xOffset + c + n * columns];
            }
            out[outOffset + c] = sum;
        }
    }

    private static void sum(float[] x, int xo, int columns, int rows, float[] out, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int n = 0; n < rows; n++) {
            sum = FloatVector.fromArray(SPECIES, x, xo + n * columns).add(sum);
        }
        VECTOR.cast(sum).intoArray(out, to);
    }

    /** The sums of {@code y * (x - mean)}. */
    static void sumProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int columns,
            int rows,
            int from,
            int to) {
        int c = from;
        for (; c + LANES <= to; c += LANES) {
            sumProducts(x, xOffset + c, y, yOffset + c, mean, meanOffset + c, columns, rows, out, outOffset + c);
        }
        for (; c < to; c++) {
            float sum = 0;
            for (int n = 0; n < rows; n++) {
                float difference = x[xOffset + c + n * columns] - mean[meanOffset + c];
                sum = Math.fma(y[yOffset + c + n * columns], difference, sum);
            }
            out[outOffset + c] = sum;
        }
    }

    private static void sumProducts(
            float[] x, int xo, float[] y, int yo, float[] mean, int mo, int columns, int rows, float[] out, int to) {
        FloatVector center = FloatVector.fromArray(SPECIES, mean, mo);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int n = 0; n < rows; n++) {
            FloatVector difference =
                    FloatVector.fromArray(SPECIES, x, xo + n * columns).sub(center);
            sum = FloatVector.fromArray(SPECIES, y, yo + n * columns).fma(difference, sum);
        }
        VECTOR.cast(sum).intoArray(out, to);
    }
}
