package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.ROWS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Phases;

/**
 * Convolutions as matrix products whose right matrix (the image's patches side by side, "im2col") is never built whole, only
 * the panels of a block of it. For each tap it takes consecutive numbers from the rows of a padded image, see {@link Phases}.
 */
final class VectorConvolution {
    private static final int DEPTH = VectorLinear.DEPTH;
    private static final int COLUMNS = VectorLinear.COLUMNS;
    /** From one panel of patches to the next: whole vectors are copied, which may reach over a panel's end. */
    static final int STEP = DEPTH * WIDTH + LANES;

    private VectorConvolution() {}

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
            int to) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int taps = channels * shape.kernelHeight() * shape.kernelWidth();
        int area = shape.outputHeight() * shape.outputWidth();
        float[] weights = worker.scratch(1, shape.groups() * Tiles.paddedRows(filters) * taps);
        for (int g = 0; g < shape.groups(); g++) {
            packWeights(w, wOffset + g * filters * taps, filters, taps, weights, g * Tiles.paddedRows(filters) * taps);
        }
        boolean direct = isPointwise(shape);
        float[] image = direct ? x : worker.scratch(0, shape.channels() * Phases.channelSize(shape) + WIDTH);
        int block = Math.min(COLUMNS, area);
        float[] patches = patches(worker, block);
        for (int n = from; n < to; n++) {
            int start = direct ? xOffset + n * shape.inputSize() : 0;
            if (!direct) {
                Phases.split(shape, x, xOffset + n * shape.inputSize(), shape.channels(), image, 0);
            }
            for (int g = 0; g < shape.groups(); g++) {
                int panels = g * Tiles.paddedRows(filters) * taps;
                int out = yOffset + n * shape.outputSize() + g * filters * area;
                for (int p = 0; p < area; p += COLUMNS) {
                    int width = Math.min(COLUMNS, area - p);
                    for (int k = 0; k < taps; k += DEPTH) {
                        int depth = Math.min(DEPTH, taps - k);
                        if (direct) {
                            int source = start + (g * channels + k) * area + p;
                            Panels.ofColumns(image, source, area, width, depth, patches, 0, STEP);
                        } else {
                            packPatches(shape, image, g * channels, k, depth, p, width, patches);
                        }
                        Tiles.multiply(
                                weights,
                                panels + k * Tiles.paddedRows(filters),
                                ROWS * depth,
                                patches,
                                0,
                                STEP,
                                depth,
                                k > 0,
                                y,
                                out + p,
                                area,
                                filters,
                                width,
                                patches,
                                edge(block));
                    }
                }
            }
        }
    }

    private static boolean isPointwise(Convolution shape) {
        return shape.kernelHeight() == 1
                && shape.kernelWidth() == 1
                && shape.strideHeight() == 1
                && shape.strideWidth() == 1
                && shape.padHeight() == 0
                && shape.padWidth() == 0;
    }

    /** Panels of the rows of weights, block of the depth after block. */
    private static void packWeights(float[] w, int wOffset, int rows, int depth, float[] to, int offset) {
        for (int k = 0; k < depth; k += DEPTH) {
            int thickness = Math.min(DEPTH, depth - k);
            Panels.ofRows(w, wOffset + k, depth, rows, thickness, to, offset + k * Tiles.paddedRows(rows));
        }
    }

    /** Where room for a tile over the edge begins, after the panels of a block of {@code columns} columns. */
    private static int edge(int columns) {
        return (columns + WIDTH - 1) / WIDTH * STEP;
    }

    /** The buffer for the panels of a block of {@code columns} columns and a tile over the edge. */
    private static float[] patches(Worker worker, int columns) {
        return worker.scratch(2, edge(columns) + ROWS * WIDTH);
    }

    /** What taps k to k + depth (over channels from the first one on, kernel rows and columns) read for positions from p on. */
    private static void packPatches(
            Convolution shape, float[] image, int firstChannel, int k, int depth, int p, int width, float[] patches) {
        int kw = k % shape.kernelWidth();
        int kh = k / shape.kernelWidth() % shape.kernelHeight();
        int c = k / shape.kernelWidth() / shape.kernelHeight();
        int columns = Phases.columns(shape);
        for (int i = 0; i < depth; i++) {
            int source = Phases.offset(shape, firstChannel + c, kh, kw);
            packTap(image, source, columns, shape.outputWidth(), p, width, patches, i * WIDTH);
            kw++;
            if (kw == shape.kernelWidth()) {
                kw = 0;
                kh++;
            }
            if (kh == shape.kernelHeight()) {
                kh = 0;
                c++;
            }
        }
    }

    /**
     * Row {@code offset / WIDTH} of all panels: for positions from p on, counted along rows of {@code gridWidth}, the numbers
     * of an image with rows {@code columns} apart.
     */
    static void packTap(
            float[] image, int source, int columns, int gridWidth, int p, int width, float[] patches, int offset) {
        int row = source + p / gridWidth * columns;
        int column = p % gridWidth;
        int target = offset;
        int room = WIDTH;
        int rest = width;
        while (rest > 0) {
            int run = Math.min(rest, Math.min(room, gridWidth - column));
            Panels.copyOver(image, row + column, patches, target, run);
            rest -= run;
            room -= run;
            column += run;
            target += run;
            if (column == gridWidth) {
                column = 0;
                row += columns;
            }
            if (room == 0) {
                room = WIDTH;
                target += STEP - WIDTH;
            }
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
        int channels = shape.channels() / shape.groups();
        int planes = Phases.gradientRows(shape) * Phases.gradientColumns(shape);
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int area = shape.height() * shape.width();
        int height = (shape.height() - 1) / shape.strideHeight() + 1;
        int width = (shape.width() - 1) / shape.strideWidth() + 1;
        boolean scattered = shape.strideHeight() > 1 || shape.strideWidth() > 1;
        int result = shape.filters() * planes + WIDTH;
        float[] gradient = worker.scratch(0, result + (scattered ? channels * height * width : 0));
        float[] weights = worker.scratch(1, shape.filters() * kernel * Tiles.paddedRows(channels));
        int block = Math.min(COLUMNS, area);
        float[] patches = patches(worker, block);
        int packed = 0;
        for (int g = 0; g < shape.groups(); g++) {
            for (int a = 0; a < Math.min(shape.strideHeight(), shape.height()); a++) {
                for (int b = 0; b < Math.min(shape.strideWidth(), shape.width()); b++) {
                    packed = VectorGradient.packWeights(shape, g, a, b, w, wOffset, weights, packed);
                }
            }
        }
        for (int n = from; n < to; n++) {
            Phases.pad(shape, dy, dyOffset + n * shape.outputSize(), shape.filters(), gradient, 0);
            int panels = 0;
            for (int g = 0; g < shape.groups(); g++) {
                int out = dxOffset + n * shape.inputSize() + g * channels * area;
                for (int a = 0; a < Math.min(shape.strideHeight(), shape.height()); a++) {
                    for (int b = 0; b < Math.min(shape.strideWidth(), shape.width()); b++) {
                        panels = VectorGradient.phase(
                                shape, g, a, b, gradient, weights, panels, patches, edge(block), result, dx, out);
                    }
                }
            }
        }
    }
}
