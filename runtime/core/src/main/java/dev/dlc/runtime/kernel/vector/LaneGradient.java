package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.PositionTiles.SHARED;
import static dev.dlc.runtime.kernel.vector.PositionTiles.TAPS;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.TapColumns;
import java.util.Arrays;

/**
 * The gradient in the weights of convolutions that sum it over 16 lanes of positions: vectors run along positions, of the
 * gradient where it lies and of the image as {@link TapColumns} copies it.
 */
final class LaneGradient {
    private LaneGradient() {}

    static void compute(
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
        int filters = shape.filters() / shape.groups();
        int channels = shape.channels() / shape.groups();
        int taps = channels * shape.kernelHeight() * shape.kernelWidth();
        int padded = (taps + TAPS - 1) / TAPS * TAPS;
        int area = shape.outputHeight() * shape.outputWidth();
        boolean whole = hasWholeRows(shape);
        boolean copied = !whole || PaddedImage.isCopied(shape);
        int size = whole ? PaddedImage.channelSize(shape) : TapColumns.channelSize(shape);
        int firstGroup = from / filters;
        int groups = (to + filters - 1) / filters - firstGroup;
        int skipped = firstGroup * channels * shape.height() * shape.width();
        int total = (to - from) * padded * SHARED;
        float[] images = copied ? worker.scratch(0, groups * channels * size) : x;
        float[] sums = worker.scratch(1, total);
        float[] ends = worker.scratch(2, (padded + filters) * SHARED);
        int[] places = places(worker, shape, padded);
        int firstTap = rows(shape);
        if (copied) {
            Arrays.fill(images, 0, groups * channels * size, 0f);
        }
        Arrays.fill(sums, 0, total, 0f);
        for (int n = 0; n < samples; n++) {
            int origin = xOffset + n * shape.inputSize() + skipped;
            if (copied) {
                if (whole) {
                    PaddedImage.copy(shape, x, origin, groups * channels, images, 0);
                } else {
                    TapColumns.copy(shape, x, origin, groups * channels, images, 0, VectorRows.COPY);
                }
                origin = 0;
            }
            for (int g = 0; g < groups; g++) {
                int first = Math.max(from, (firstGroup + g) * filters);
                int rows = Math.min(to, (firstGroup + g + 1) * filters) - first;
                int image = origin + g * channels * size;
                int gradient = dyOffset + n * shape.outputSize() + first * area;
                int sum = (first - from) * padded * SHARED;
                addProducts(
                        dy, gradient, area, rows, images, image, places, firstTap, padded, area / SHARED, sums, sum);
                if (area % SHARED > 0) {
                    gatherEnds(images, image, places, firstTap, padded, dy, gradient, area, rows, ends);
                    addProducts(
                            ends,
                            padded * SHARED,
                            SHARED,
                            rows,
                            ends,
                            0,
                            places,
                            firstTap + padded,
                            padded,
                            1,
                            sums,
                            sum);
                }
            }
        }
        for (int f = from; f < to; f++) {
            int source = (f - from) * padded * SHARED;
            for (int t = 0; t < taps; t++) {
                dw[dwOffset + f * taps + t] = addLanes(sums, source + t * SHARED);
            }
        }
    }

    /** Whether rows of the output are rows of 16 positions, so that the image needs no more than its padding. */
    private static boolean hasWholeRows(Convolution shape) {
        return shape.strideWidth() == 1 && shape.outputWidth() % SHARED == 0;
    }

    /** Rows of 16 positions, at least one. */
    private static int rows(Convolution shape) {
        return Math.max(shape.outputHeight() * shape.outputWidth() / SHARED, 1);
    }

    /**
     * How much further on than that for position 0 the number for each row of 16 positions is, then, from {@link #rows} on, where each
     * tap reads that for position 0, in the image and among {@link #gatherEnds ends}.
     */
    private static int[] places(Worker worker, Convolution shape, int padded) {
        boolean whole = hasWholeRows(shape);
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int last = shape.channels() / shape.groups() * kernel - 1;
        int rows = rows(shape);
        int[] places = worker.indices(rows + 2 * padded);
        for (int i = 0; i < rows; i++) {
            places[i] = whole ? PaddedImage.position(shape, i * SHARED) : i * SHARED;
        }
        for (int i = 0; i < padded; i++) {
            int t = Math.min(i, last);
            int c = t / kernel;
            int kh = t % kernel / shape.kernelWidth();
            int kw = t % shape.kernelWidth();
            places[rows + i] = whole ? PaddedImage.tap(shape, c, kh, kw) : TapColumns.offset(shape, c, kh, kw);
            places[rows + padded + i] = i * SHARED;
        }
        return places;
    }

    /**
     * Copies what the last, incomplete row of 16 positions holds, filled up with zeros: of all taps, then of all filters. Zeros
     * on both sides, because 0 times infinity would show. (That a lane of -0 becomes 0 so doesn't: the sum of the lanes starts at 0.)
     */
    private static void gatherEnds(
            float[] images,
            int image,
            int[] places,
            int firstTap,
            int padded,
            float[] dy,
            int dyOffset,
            int area,
            int rows,
            float[] ends) {
        int rest = area % SHARED;
        int done = area - rest;
        Arrays.fill(ends, 0, (padded + rows) * SHARED, 0f);
        for (int t = 0; t < padded; t++) {
            int source = image + places[firstTap + t] + done;
            for (int i = 0; i < rest; i++) {
                ends[t * SHARED + i] = images[source + i];
            }
        }
        for (int f = 0; f < rows; f++) {
            int source = dyOffset + f * area + done;
            for (int i = 0; i < rest; i++) {
                ends[(padded + f) * SHARED + i] = dy[source + i];
            }
        }
    }

    private static void addProducts(
            float[] dy,
            int dyOffset,
            int area,
            int filters,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int padded,
            int rows,
            float[] sums,
            int so) {
        int step = padded * SHARED;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            for (int f = 0; f < filters; f += PositionTiles.FILTERS) {
                int height = Math.min(PositionTiles.FILTERS, filters - f);
                for (int i = 0; i < padded; i += TAPS) {
                    int to = so + f * step + i * SHARED + lane;
                    int d = dyOffset + f * area + lane;
                    switch (height) {
                        case 4 ->
                            PositionTiles.four(dy, d, area, x, xOffset + lane, places, t + i, rows, sums, to, step);
                        case 3 ->
                            PositionTiles.three(dy, d, area, x, xOffset + lane, places, t + i, rows, sums, to, step);
                        case 2 ->
                            PositionTiles.two(dy, d, area, x, xOffset + lane, places, t + i, rows, sums, to, step);
                        default ->
                            PositionTiles.one(dy, d, area, x, xOffset + lane, places, t + i, rows, sums, to, step);
                    }
                }
            }
        }
    }

    private static float addLanes(float[] sums, int so) {
        float total = 0;
        for (int lane = 0; lane < SHARED; lane++) {
            total += sums[so + lane];
        }
        return total;
    }
}
