package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;
import java.util.Arrays;

/** {@link Winograd} in plain Java. */
final class PlainWinograd {
    private PlainWinograd() {}

    static void forward(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int from,
            int to,
            int first,
            int last) {
        boolean byTiles = shape.dividesOutputByTiles();
        int tiles = Winograd.tiles(shape.outputHeight(), shape.kernelHeight());
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        float[] weights =
                worker.scratch(2, Winograd.PRODUCTS * shape.filters() * shape.channels() * shape.kernelWidth());
        Winograd.transformWeights(
                w,
                wOffset,
                shape.filters(),
                shape.channels() * kernel,
                shape.channels(),
                kernel,
                shape.kernelHeight(),
                shape.kernelWidth(),
                false,
                weights);
        for (int n = from; n < to; n++) {
            convolve(
                    worker,
                    x,
                    xOffset + n * shape.inputSize(),
                    shape.channels(),
                    shape.height(),
                    shape.width(),
                    shape.padHeight(),
                    shape.padWidth(),
                    shape.kernelHeight(),
                    shape.kernelWidth(),
                    weights,
                    y,
                    yOffset + n * shape.outputSize(),
                    shape.filters(),
                    shape.outputHeight(),
                    shape.outputWidth(),
                    byTiles ? first : 0,
                    byTiles ? last : tiles,
                    byTiles ? 0 : first,
                    byTiles ? shape.filters() : last);
        }
    }

    static void inputGradient(
            Worker worker,
            Convolution shape,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        float[] weights =
                worker.scratch(2, Winograd.PRODUCTS * shape.filters() * shape.channels() * shape.kernelWidth());
        Winograd.transformWeights(
                w,
                wOffset,
                shape.channels(),
                kernel,
                shape.filters(),
                shape.channels() * kernel,
                shape.kernelHeight(),
                shape.kernelWidth(),
                true,
                weights);
        for (int n = from; n < to; n++) {
            convolve(
                    worker,
                    dy,
                    dyOffset + n * shape.outputSize(),
                    shape.filters(),
                    shape.outputHeight(),
                    shape.outputWidth(),
                    Phases.marginTop(shape),
                    Phases.marginLeft(shape),
                    shape.kernelHeight(),
                    shape.kernelWidth(),
                    weights,
                    dx,
                    dxOffset + n * shape.inputSize(),
                    shape.channels(),
                    shape.height(),
                    shape.width(),
                    0,
                    Winograd.tiles(shape.height(), shape.kernelHeight()),
                    0,
                    shape.channels());
        }
    }

    /** An image with {@code top} rows and {@code left} columns of zeros before it, and as many behind it as the output needs. */
    private static void convolve(
            Worker worker,
            float[] x,
            int xo,
            int channels,
            int height,
            int width,
            int top,
            int left,
            int kernelHeight,
            int kernelWidth,
            float[] weights,
            float[] y,
            int yo,
            int filters,
            int outputHeight,
            int outputWidth,
            int firstTile,
            int lastTile,
            int firstFilter,
            int lastFilter) {
        int tiles = lastTile - firstTile;
        if (tiles == 0 || firstFilter == lastFilter) {
            return;
        }
        int firstRow = firstTile * Winograd.rows(kernelHeight);
        int lastRow = Math.min(lastTile * Winograd.rows(kernelHeight), outputHeight);
        int columns = outputWidth + kernelWidth - 1;
        int plane = channels * tiles * columns;
        int run = (tiles - 1) * columns + outputWidth;
        int count = channels * kernelWidth;
        float[] transformed = worker.scratch(0, Winograd.PRODUCTS * plane);
        float[] sums = worker.scratch(1, Winograd.PRODUCTS * run);
        transformImage(
                x,
                xo,
                channels,
                height,
                width,
                top - firstRow,
                left,
                Winograd.rows(kernelHeight),
                transformed,
                tiles,
                columns,
                plane);
        for (int f = firstFilter; f < lastFilter; f++) {
            Arrays.fill(sums, 0, Winograd.PRODUCTS * run, 0f);
            for (int k = 0; k < Winograd.PRODUCTS; k++) {
                int weight = (k * filters + f) * count;
                for (int t = 0; t < count; t++) {
                    int source = k * plane + t / kernelWidth * tiles * columns + t % kernelWidth;
                    Products.addProduct(sums, k * run, run, weights[weight + t], transformed, source);
                }
            }
            int target = yo + f * outputHeight * outputWidth;
            for (int i = firstRow; i < lastRow; i++) {
                int row = (i - firstRow) / Winograd.rows(kernelHeight) * columns;
                outputRow(
                        sums,
                        row,
                        run,
                        i % Winograd.rows(kernelHeight),
                        kernelHeight,
                        y,
                        target + i * outputWidth,
                        outputWidth);
            }
        }
    }

    /** Row t of each channel becomes {@code B^T d} of the six rows from {@code rows * t - top} on. */
    static void transformImage(
            float[] x,
            int xo,
            int channels,
            int height,
            int width,
            int top,
            int left,
            int rows,
            float[] to,
            int tiles,
            int columns,
            int plane) {
        for (int c = 0; c < channels; c++) {
            int channel = xo + c * height * width;
            for (int t = 0; t < tiles; t++) {
                int row = t * rows - top;
                int target = (c * tiles + t) * columns;
                for (int q = 0; q < columns; q++) {
                    int column = q - left;
                    float d0 = number(x, channel, height, width, row, column);
                    float d1 = number(x, channel, height, width, row + 1, column);
                    float d2 = number(x, channel, height, width, row + 2, column);
                    float d3 = number(x, channel, height, width, row + 3, column);
                    float d4 = number(x, channel, height, width, row + 4, column);
                    float d5 = number(x, channel, height, width, row + 5, column);
                    float evenA = Math.fma(-Winograd.B2, d2, d4);
                    float oddA = Winograd.A * Math.fma(-Winograd.B2, d1, d3);
                    float evenB = Math.fma(-Winograd.A2, d2, d4);
                    float oddB = Winograd.B * Math.fma(-Winograd.A2, d1, d3);
                    to[target + q] = Math.fma(Winograd.PRODUCT, d0, Math.fma(-Winograd.SUM, d2, d4));
                    to[target + plane + q] = evenA + oddA;
                    to[target + 2 * plane + q] = evenA - oddA;
                    to[target + 3 * plane + q] = evenB + oddB;
                    to[target + 4 * plane + q] = evenB - oddB;
                    to[target + 5 * plane + q] = Math.fma(Winograd.PRODUCT, d1, Math.fma(-Winograd.SUM, d3, d5));
                }
            }
        }
    }

    private static float number(float[] x, int channel, int height, int width, int row, int column) {
        boolean inside = row >= 0 && row < height && column >= 0 && column < width;
        return inside ? x[channel + row * width + column] : 0f;
    }

    /** Row {@code row} of a tile's output, {@code A^T m}. */
    private static void outputRow(
            float[] m, int mo, int plane, int row, int kernelHeight, float[] y, int yo, int width) {
        boolean last = row == Winograd.rows(kernelHeight) - 1;
        for (int q = 0; q < width; q++) {
            int i = mo + q;
            float evenA = m[i + plane] + m[i + 2 * plane];
            float oddA = m[i + plane] - m[i + 2 * plane];
            float evenB = m[i + 3 * plane] + m[i + 4 * plane];
            float oddB = m[i + 3 * plane] - m[i + 4 * plane];
            float infinity = m[i + 5 * plane];
            y[yo + q] = switch (row) {
                case 0 -> m[i] + evenA + evenB;
                case 1 -> Math.fma(Winograd.B, oddB, last ? Math.fma(Winograd.A, oddA, infinity) : Winograd.A * oddA);
                case 2 -> Math.fma(Winograd.B2, evenB, Winograd.A2 * evenA);
                default -> Math.fma(Winograd.B3, oddB, Math.fma(Winograd.A3, oddA, infinity));
            };
        }
    }

    static void weightGradient(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int samples,
            int from,
            int to) {
        int channels = to - from;
        int kernelWidth = shape.kernelWidth();
        int width = shape.outputWidth();
        int tiles = Winograd.tiles(shape.outputHeight(), shape.kernelHeight());
        int columns = width + kernelWidth - 1;
        int plane = channels * tiles * columns;
        int area = tiles * width;
        int count = channels * kernelWidth;
        int sumPlane = shape.filters() * count;
        float[] transformed = worker.scratch(0, Winograd.PRODUCTS * plane);
        float[] sums = worker.scratch(1, Winograd.PRODUCTS * sumPlane);
        float[] gradients = worker.scratch(2, Winograd.PRODUCTS * shape.filters() * area);
        float[] gathered = worker.scratch(3, count);
        Arrays.fill(sums, 0, Winograd.PRODUCTS * sumPlane, 0f);
        for (int n = 0; n < samples; n++) {
            transformImage(
                    x,
                    xOffset + n * shape.inputSize() + from * shape.height() * shape.width(),
                    channels,
                    shape.height(),
                    shape.width(),
                    shape.padHeight(),
                    shape.padWidth(),
                    Winograd.rows(shape.kernelHeight()),
                    transformed,
                    tiles,
                    columns,
                    plane);
            transformGradient(shape, dy, dyOffset + n * shape.outputSize(), gradients, tiles);
            for (int k = 0; k < Winograd.PRODUCTS; k++) {
                for (int p = 0; p < area; p++) {
                    int source = k * plane + p / width * columns + p % width;
                    for (int i = 0; i < count; i++) {
                        gathered[i] = transformed[source + i / kernelWidth * tiles * columns + i % kernelWidth];
                    }
                    for (int f = 0; f < shape.filters(); f++) {
                        float gradient = gradients[(k * shape.filters() + f) * area + p];
                        Products.addProduct(sums, k * sumPlane + f * count, count, gradient, gathered, 0);
                    }
                }
            }
        }
        int kernel = shape.kernelHeight() * kernelWidth;
        for (int f = 0; f < shape.filters(); f++) {
            int target = dwOffset + (f * shape.channels() + from) * kernel;
            Winograd.transformSums(
                    sums, f * count, sumPlane, 1, channels, shape.kernelHeight(), kernelWidth, dw, target);
        }
    }

    /** {@code A dy} of all filters. */
    private static void transformGradient(Convolution shape, float[] dy, int dyOffset, float[] to, int tiles) {
        int width = shape.outputWidth();
        int height = shape.outputHeight();
        int rows = Winograd.rows(shape.kernelHeight());
        int plane = shape.filters() * tiles * width;
        for (int f = 0; f < shape.filters(); f++) {
            int channel = dyOffset + f * height * width;
            for (int t = 0; t < tiles; t++) {
                for (int q = 0; q < width; q++) {
                    float d0 = number(dy, channel, height, width, t * rows, q);
                    float d1 = number(dy, channel, height, width, t * rows + 1, q);
                    float d2 = rows > 2 ? number(dy, channel, height, width, t * rows + 2, q) : 0;
                    float d3 = rows > 2 ? number(dy, channel, height, width, t * rows + 3, q) : 0;
                    float evenA = rows > 2 ? Math.fma(Winograd.A2, d2, d0) : d0;
                    float oddA = Winograd.A * (rows > 2 ? Math.fma(Winograd.A2, d3, d1) : d1);
                    float evenB = rows > 2 ? Math.fma(Winograd.B2, d2, d0) : d0;
                    float oddB = Winograd.B * (rows > 2 ? Math.fma(Winograd.B2, d3, d1) : d1);
                    int i = (f * tiles + t) * width + q;
                    to[i] = d0;
                    to[i + plane] = evenA + oddA;
                    to[i + 2 * plane] = evenA - oddA;
                    to[i + 3 * plane] = evenB + oddB;
                    to[i + 4 * plane] = evenB - oddB;
                    to[i + 5 * plane] = rows > 2 ? d3 : d1;
                }
            }
        }
    }
}
