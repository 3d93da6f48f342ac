package dev.dlc.runtime.kernel;

/** Kernels that move or sum numbers within each sample, in both precisions. */
public final class Rows {
    private Rows() {}

    /**
     * For samples {@code from <= n < to}: copies {@code count} numbers from {@code start} of row n of x, whose rows are
     * {@code width} long, to {@code start} of row n of y.
     */
    public static void copy(
            float[] x,
            int xOffset,
            int xWidth,
            int xStart,
            float[] y,
            int yOffset,
            int yWidth,
            int yStart,
            int count,
            int from,
            int to) {
        for (int n = from; n < to; n++) {
            System.arraycopy(x, xOffset + n * xWidth + xStart, y, yOffset + n * yWidth + yStart, count);
        }
    }

    /** As the method for float. */
    public static void copy(
            double[] x,
            int xOffset,
            int xWidth,
            int xStart,
            double[] y,
            int yOffset,
            int yWidth,
            int yStart,
            int count,
            int from,
            int to) {
        for (int n = from; n < to; n++) {
            System.arraycopy(x, xOffset + n * xWidth + xStart, y, yOffset + n * yWidth + yStart, count);
        }
    }

    /**
     * For samples {@code from <= n < to}: {@code y[n, o, i] = sum over m of x[n, o, m, i]}, m ascending, x being [samples,
     * outer, middle, inner].
     */
    public static void axisSum(
            float[] x, int xOffset, float[] y, int yOffset, int outer, int middle, int inner, int from, int to) {
        for (int row = from * outer; row < to * outer; row++) {
            for (int i = 0; i < inner; i++) {
                float sum = 0;
                for (int m = 0; m < middle; m++) {
                    sum += x[xOffset + (row * middle + m) * inner + i];
                }
                y[yOffset + row * inner + i] = sum;
            }
        }
    }

    /** As the method for float. */
    public static void axisSum(
            double[] x, int xOffset, double[] y, int yOffset, int outer, int middle, int inner, int from, int to) {
        for (int row = from * outer; row < to * outer; row++) {
            for (int i = 0; i < inner; i++) {
                double sum = 0;
                for (int m = 0; m < middle; m++) {
                    sum += x[xOffset + (row * middle + m) * inner + i];
                }
                y[yOffset + row * inner + i] = sum;
            }
        }
    }
}
