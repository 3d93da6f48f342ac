package dev.dlc.runtime.kernel.vector;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Phases;
import java.util.Arrays;

/**
 * The gradient of a convolution in its input is a convolution too: of the gradient of the output with zeros around it. Where the
 * stride is above 1 it is one for each phase of the pixels, see {@link Phases}, with the taps that reach those pixels.
 */
final class DirectInputGradient {
    private DirectInputGradient() {}

    static void run(
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
        int filters = shape.filters() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int plane = Phases.gradientRows(shape) * Phases.gradientColumns(shape);
        boolean scattered = shape.strideHeight() > 1 || shape.strideWidth() > 1;
        int result = shape.filters() * plane + DirectConvolution.slack();
        int[] taps = worker.indices(filters * kernel);
        int phaseSize = channels * height(shape, 0) * width(shape, 0);
        int high = phases(shape.strideHeight(), shape.height());
        int wide = phases(shape.strideWidth(), shape.width());
        float[] gradient = worker.scratch(0, result + (scattered ? high * wide * phaseSize + Tiles.LANES : 0));
        int padded = DirectConvolution.paddedFilters(channels, 1);
        float[] weights = worker.scratch(1, shape.filters() * kernel * padded);
        float[] room = worker.scratch(
                2,
                Math.max(DirectConvolution.roomSize(height(shape, 0) * width(shape, 0)), channels * filters * kernel));
        for (int g = 0; g < shape.groups(); g++) {
            int place = 0;
            for (int a = 0; a < high; a++) {
                for (int b = 0; b < wide; b++) {
                    int target = (g * filters * kernel + place) * padded;
                    place = prepare(shape, g, a, b, w, wOffset, taps, place, room, weights, target);
                }
            }
        }
        boolean begun = false;
        boolean plain = plane == shape.outputHeight() * shape.outputWidth();
        worker.offer(from, to);
        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
            int source = dyOffset + n * shape.outputSize();
            // What tiles read over its end is there too, but for the last sample.
            boolean inPlace = plain && source + result <= dy.length;
            if (!inPlace && !begun) {
                Phases.pad(shape, dy, source, shape.filters(), gradient, 0, VectorRows.COPY);
            } else if (!inPlace) {
                Phases.padInside(shape, dy, source, shape.filters(), gradient, 0, VectorRows.COPY);
            }
            for (int g = 0; g < shape.groups(); g++) {
                int out = dxOffset + n * shape.inputSize() + g * channels * shape.height() * shape.width();
                int place = 0;
                for (int a = 0; a < high; a++) {
                    for (int b = 0; b < wide; b++) {
                        int count = filters * taps(shape, a, b);
                        if (count == 0 && begun) {
                            // Its zeros lie there from the first sample on.
                            continue;
                        }
                        int packed = (g * filters * kernel + place) * padded;
                        float[] target = scattered ? gradient : dx;
                        int at = scattered ? result + (a * wide + b) * phaseSize : out;
                        phase(
                                shape,
                                g,
                                a,
                                b,
                                inPlace ? dy : gradient,
                                inPlace ? source : 0,
                                taps,
                                place,
                                count,
                                weights,
                                packed,
                                target,
                                at,
                                room);
                        place += count;
                    }
                }
                if (scattered) {
                    scatter(shape, gradient, result, phaseSize, channels, dx, out);
                }
            }
            begun = true;
        }
    }

    /** A stride of more than there are pixels leaves phases empty. */
    private static int phases(int stride, int pixels) {
        return Math.min(stride, pixels);
    }

    /** Rows of pixels of phase a. */
    private static int height(Convolution shape, int a) {
        return (shape.height() - 1 - a) / shape.strideHeight() + 1;
    }

    /** Columns of pixels of phase b. */
    private static int width(Convolution shape, int b) {
        return (shape.width() - 1 - b) / shape.strideWidth() + 1;
    }

    private static int firstRow(Convolution shape, int a) {
        return Phases.firstTap(
                a, shape.kernelHeight(), shape.dilationHeight(), shape.padHeight(), shape.strideHeight());
    }

    private static int firstColumn(Convolution shape, int b) {
        return Phases.firstTap(b, shape.kernelWidth(), shape.dilationWidth(), shape.padWidth(), shape.strideWidth());
    }

    /** How many taps of a filter the pixels of phase (a, b) receive. */
    private static int taps(Convolution shape, int a, int b) {
        int stepRow = Phases.tapStep(shape.dilationHeight(), shape.strideHeight());
        int stepColumn = Phases.tapStep(shape.dilationWidth(), shape.strideWidth());
        return Phases.taps(firstRow(shape, a), stepRow, shape.kernelHeight())
                * Phases.taps(firstColumn(shape, b), stepColumn, shape.kernelWidth());
    }

    /** Whether the rows of phase b lie side by side in the gradient with its zeros. */
    private static boolean isFlat(Convolution shape, int b) {
        return width(shape, b) == Phases.gradientColumns(shape);
    }

    private static int gridRows(Convolution shape, int a, int b) {
        return isFlat(shape, b) ? 1 : height(shape, a);
    }

    private static int gridWidth(Convolution shape, int a, int b) {
        return isFlat(shape, b) ? height(shape, a) * width(shape, b) : width(shape, b);
    }

    /**
     * Lists the taps of phase (a, b) from {@code place} on, the same for each group, and packs their weights: a row for each
     * channel of the group, over filters, then taps. Returns the place after them.
     */
    private static int prepare(
            Convolution shape,
            int group,
            int a,
            int b,
            float[] w,
            int wOffset,
            int[] taps,
            int place,
            float[] room,
            float[] to,
            int offset) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int stepRow = Phases.tapStep(shape.dilationHeight(), shape.strideHeight());
        int stepColumn = Phases.tapStep(shape.dilationWidth(), shape.strideWidth());
        int columns = Phases.gradientColumns(shape);
        int plane = Phases.gradientRows(shape) * columns;
        int count = filters * taps(shape, a, b);
        int k = 0;
        for (int f = 0; f < filters; f++) {
            for (int kh = firstRow(shape, a); kh < shape.kernelHeight(); kh += stepRow) {
                for (int kw = firstColumn(shape, b); kw < shape.kernelWidth(); kw += stepColumn) {
                    int row = Phases.marginTop(shape)
                            + (a + shape.padHeight() - kh * shape.dilationHeight()) / shape.strideHeight();
                    int column = Phases.marginLeft(shape)
                            + (b + shape.padWidth() - kw * shape.dilationWidth()) / shape.strideWidth();
                    taps[place + k] = f * plane + row * columns + column;
                    int source = wOffset + (group * filters + f) * channels * kernel + kh * shape.kernelWidth() + kw;
                    for (int c = 0; c < channels; c++) {
                        room[c * count + k] = w[source + c * kernel];
                    }
                    k++;
                }
            }
        }
        DirectConvolution.pack(room, 0, channels, 1, gridWidth(shape, a, b), count, to, offset);
        return place + count;
    }

    private static void phase(
            Convolution shape,
            int group,
            int a,
            int b,
            float[] gradient,
            int gradientOffset,
            int[] taps,
            int place,
            int count,
            float[] weights,
            int packed,
            float[] out,
            int outOffset,
            float[] room) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int columns = Phases.gradientColumns(shape);
        int rows = gridRows(shape, a, b);
        int width = gridWidth(shape, a, b);
        if (count == 0) {
            Arrays.fill(out, outOffset, outOffset + channels * rows * width, 0f);
            return;
        }
        int source = gradientOffset + group * filters * Phases.gradientRows(shape) * columns;
        DirectConvolution.planes(
                gradient,
                source,
                columns,
                taps,
                place,
                count,
                1,
                weights,
                packed,
                out,
                outOffset,
                DirectConvolution.acrossPixels(channels, width, count),
                PlaneTiles.together(channels, 1),
                channels,
                rows,
                width,
                room);
    }

    /** Puts the pixels of all phases where they belong, channel by channel as they lie in memory. */
    private static void scatter(
            Convolution shape, float[] from, int offset, int phaseSize, int channels, float[] dx, int dxOffset) {
        int wide = phases(shape.strideWidth(), shape.width());
        for (int c = 0; c < channels; c++) {
            for (int a = 0; a < phases(shape.strideHeight(), shape.height()); a++) {
                int first = offset + a * wide * phaseSize;
                scatterRows(
                        shape, a, c, from, first, phaseSize, dx, dxOffset + (c * shape.height() + a) * shape.width());
            }
        }
    }

    private static void scatterRows(
            Convolution shape, int a, int c, float[] from, int offset, int phaseSize, float[] dx, int target) {
        int height = height(shape, a);
        int stride = shape.strideWidth();
        int phases = phases(stride, shape.width());
        int down = shape.strideHeight() * shape.width();
        if (stride == 2 && phases == 2 && Pairs.fit(width(shape, 1))) {
            int left = width(shape, 0);
            int right = width(shape, 1);
            int first = offset + c * height * left;
            int second = offset + phaseSize + c * height * right;
            Pairs.join(from, first, left, second, right, dx, target, down, height);
            return;
        }
        for (int b = 0; b < phases; b++) {
            int width = width(shape, b);
            int source = offset + b * phaseSize + c * height * width;
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    dx[target + i * down + b + j * stride] = from[source + i * width + j];
                }
            }
        }
    }
}
