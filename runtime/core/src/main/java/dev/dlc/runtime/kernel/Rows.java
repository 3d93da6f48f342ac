package dev.dlc.runtime.kernel;

import java.util.Arrays;

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

    /**
     * For samples {@code from <= n < to}: puts {@code top} rows above and below and {@code left} columns on both sides of
     * images [channels, height, width], filled with {@code value}.
     */
    public static void pad(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int channels,
            int height,
            int width,
            int top,
            int left,
            float value,
            int from,
            int to) {
        int padded = width + 2 * left;
        int plane = padded * (height + 2 * top);
        Arrays.fill(y, yOffset + from * channels * plane, yOffset + to * channels * plane, value);
        for (int image = from * channels; image < to * channels; image++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        x,
                        xOffset + (image * height + row) * width,
                        y,
                        yOffset + image * plane + (row + top) * padded + left,
                        width);
            }
        }
    }

    /** As the method for float. */
    public static void pad(
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int channels,
            int height,
            int width,
            int top,
            int left,
            double value,
            int from,
            int to) {
        int padded = width + 2 * left;
        int plane = padded * (height + 2 * top);
        Arrays.fill(y, yOffset + from * channels * plane, yOffset + to * channels * plane, value);
        for (int image = from * channels; image < to * channels; image++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        x,
                        xOffset + (image * height + row) * width,
                        y,
                        yOffset + image * plane + (row + top) * padded + left,
                        width);
            }
        }
    }

    /**
     * For samples {@code from <= n < to}: what {@link #pad} put images [channels, height, width] into, taken out again.
     */
    public static void unpad(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int channels,
            int height,
            int width,
            int top,
            int left,
            int from,
            int to) {
        int padded = width + 2 * left;
        int plane = padded * (height + 2 * top);
        for (int image = from * channels; image < to * channels; image++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        x,
                        xOffset + image * plane + (row + top) * padded + left,
                        y,
                        yOffset + (image * height + row) * width,
                        width);
            }
        }
    }

    /** As the method for float. */
    public static void unpad(
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int channels,
            int height,
            int width,
            int top,
            int left,
            int from,
            int to) {
        int padded = width + 2 * left;
        int plane = padded * (height + 2 * top);
        for (int image = from * channels; image < to * channels; image++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        x,
                        xOffset + image * plane + (row + top) * padded + left,
                        y,
                        yOffset + (image * height + row) * width,
                        width);
            }
        }
    }

    /** For samples {@code from <= n < to}: {@code y[n, j, i] = x[n, i, j]} for x [samples, rows, columns]. */
    public static void transpose(
            float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, int from, int to) {
        for (int n = from; n < to; n++) {
            int start = n * rows * columns;
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    y[yOffset + start + j * rows + i] = x[xOffset + start + i * columns + j];
                }
            }
        }
    }

    /** As the method for float. */
    public static void transpose(
            double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, int from, int to) {
        for (int n = from; n < to; n++) {
            int start = n * rows * columns;
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    y[yOffset + start + j * rows + i] = x[xOffset + start + i * columns + j];
                }
            }
        }
    }
}
