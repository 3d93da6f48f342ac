package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.ROWS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Phases;
import java.util.Arrays;

/** The parts of the gradients of {@link VectorConvolution} that concern one phase or one block. */
final class VectorGradient {
    private static final int DEPTH = VectorLinear.DEPTH;
    private static final int COLUMNS = VectorLinear.COLUMNS;
    private static final int STEP = VectorConvolution.STEP;

    private VectorGradient() {}

    private static int firstRow(Convolution shape, int a) {
        return Phases.firstTap(
                a, shape.kernelHeight(), shape.dilationHeight(), shape.padHeight(), shape.strideHeight());
    }

    private static int firstColumn(Convolution shape, int b) {
        return Phases.firstTap(b, shape.kernelWidth(), shape.dilationWidth(), shape.padWidth(), shape.strideWidth());
    }

    /**
     * Packs the weights that the pixels of phase (a, b) receive: a row for each channel of the group, over filters, then taps.
     * Returns the place after them.
     */
    static int packWeights(Convolution shape, int group, int a, int b, float[] w, int wOffset, float[] to, int offset) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int stepRow = Phases.tapStep(shape.dilationHeight(), shape.strideHeight());
        int stepColumn = Phases.tapStep(shape.dilationWidth(), shape.strideWidth());
        int firstRow = firstRow(shape, a);
        int firstColumn = firstColumn(shape, b);
        int taps = Phases.taps(firstRow, stepRow, shape.kernelHeight())
                * Phases.taps(firstColumn, stepColumn, shape.kernelWidth());
        int total = filters * taps;
        int padded = Tiles.paddedRows(channels);
        Arrays.fill(to, offset, offset + total * padded, 0f);
        int k = 0;
        for (int f = group * filters; f < (group + 1) * filters; f++) {
            for (int kh = firstRow; kh < shape.kernelHeight(); kh += stepRow) {
                for (int kw = firstColumn; kw < shape.kernelWidth(); kw += stepColumn) {
                    int source = wOffset + f * channels * kernel + kh * shape.kernelWidth() + kw;
                    int block = k / DEPTH * DEPTH;
                    int depth = Math.min(DEPTH, total - block);
                    for (int c = 0; c < channels; c++) {
                        int panel = c / ROWS * ROWS;
                        int rows = channels - panel >= ROWS ? ROWS : Tiles.panelRows(channels - panel);
                        int target = offset + block * padded + panel * depth + (k - block) * rows + c - panel;
                        to[target] = w[source + c * kernel];
                    }
                    k++;
                }
            }
        }
        return offset + total * padded;
    }

    /** The gradient in the pixels of phase (a, b) of a group's channels. Returns the place after the weights it used. */
    static int phase(
            Convolution shape,
            int group,
            int a,
            int b,
            float[] gradient,
            float[] weights,
            int panels,
            float[] patches,
            int edge,
            int result,
            float[] dx,
            int dxOffset) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int height = (shape.height() - 1 - a) / shape.strideHeight() + 1;
        int width = (shape.width() - 1 - b) / shape.strideWidth() + 1;
        int area = height * width;
        int taps = Phases.taps(
                        firstRow(shape, a),
                        Phases.tapStep(shape.dilationHeight(), shape.strideHeight()),
                        shape.kernelHeight())
                * Phases.taps(
                        firstColumn(shape, b),
                        Phases.tapStep(shape.dilationWidth(), shape.strideWidth()),
                        shape.kernelWidth());
        int total = filters * taps;
        int padded = Tiles.paddedRows(channels);
        boolean scattered = shape.strideHeight() > 1 || shape.strideWidth() > 1;
        float[] out = scattered ? gradient : dx;
        int outOffset = scattered ? result : dxOffset;
        if (total == 0) {
            Arrays.fill(out, outOffset, outOffset + channels * area, 0f);
        }
        for (int p = 0; p < area; p += COLUMNS) {
            int columns = Math.min(COLUMNS, area - p);
            for (int k = 0; k < total; k += DEPTH) {
                int depth = Math.min(DEPTH, total - k);
                packPatches(shape, gradient, group * filters, a, b, taps, k, depth, p, columns, patches);
                Tiles.multiply(
                        weights,
                        panels + k * padded,
                        ROWS * depth,
                        patches,
                        0,
                        STEP,
                        depth,
                        k > 0,
                        out,
                        outOffset + p,
                        area,
                        channels,
                        columns,
                        patches,
                        edge);
            }
        }
        if (scattered) {
            scatter(shape, a, b, gradient, result, channels, height, width, dx, dxOffset);
        }
        return panels + total * padded;
    }

    private static void packPatches(
            Convolution shape,
            float[] gradient,
            int firstFilter,
            int a,
            int b,
            int taps,
            int k,
            int depth,
            int p,
            int width,
            float[] patches) {
        int firstRow = firstRow(shape, a);
        int firstColumn = firstColumn(shape, b);
        int stepRow = Phases.tapStep(shape.dilationHeight(), shape.strideHeight());
        int stepColumn = Phases.tapStep(shape.dilationWidth(), shape.strideWidth());
        int across = Phases.taps(firstColumn, stepColumn, shape.kernelWidth());
        int columns = Phases.gradientColumns(shape);
        int plane = Phases.gradientRows(shape) * columns;
        int gridWidth = (shape.width() - 1 - b) / shape.strideWidth() + 1;
        for (int i = 0; i < depth; i++) {
            int f = firstFilter + (k + i) / taps;
            int tap = (k + i) % taps;
            int kh = firstRow + tap / across * stepRow;
            int kw = firstColumn + tap % across * stepColumn;
            int row = Phases.marginTop(shape)
                    + (a + shape.padHeight() - kh * shape.dilationHeight()) / shape.strideHeight();
            int column = Phases.marginLeft(shape)
                    + (b + shape.padWidth() - kw * shape.dilationWidth()) / shape.strideWidth();
            int source = f * plane + row * columns + column;
            VectorConvolution.packTap(gradient, source, columns, gridWidth, p, width, patches, i * WIDTH);
        }
    }

    /** Puts the pixels of a phase where they belong. */
    private static void scatter(
            Convolution shape,
            int a,
            int b,
            float[] from,
            int offset,
            int channels,
            int height,
            int width,
            float[] dx,
            int dxOffset) {
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < height; i++) {
                int source = offset + (c * height + i) * width;
                int target = dxOffset + (c * shape.height() + i * shape.strideHeight() + a) * shape.width() + b;
                for (int j = 0; j < width; j++) {
                    dx[target + j * shape.strideWidth()] = from[source + j];
                }
            }
        }
    }
}
