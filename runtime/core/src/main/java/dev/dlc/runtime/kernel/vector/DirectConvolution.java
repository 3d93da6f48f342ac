package dev.dlc.runtime.kernel.vector;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.OutputParts;
import dev.dlc.runtime.kernel.PackedWeights;
import dev.dlc.runtime.kernel.Phases;

/**
 * Convolutions straight from the padded image: each tap of a filter is one offset into it, see {@link Phases}, and no matrix
 * of patches is built. Which of two kinds of tiles computes depends on the shape alone; both add the products in the same
 * order, so that the choice never shows in a result.
 */
final class DirectConvolution {
    private DirectConvolution() {}

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
        int[] taps = worker.indices(count(shape));
        findTaps(shape, taps);
        float[] weights = worker.scratch(1, packedSize(shape));
        pack(shape, w, wOffset, weights);
        forward(worker, shape, x, xOffset, weights, taps, y, yOffset, from, to, 0, shape.filters());
    }

    /** What {@link #forward} otherwise finds out in each call. */
    static PackedWeights pack(Convolution shape, float[] w, int wOffset) {
        int[] taps = new int[count(shape)];
        findTaps(shape, taps);
        float[] weights = new float[packedSize(shape)];
        pack(shape, w, wOffset, weights);
        return new PackedWeights(w, wOffset, weights, taps, OutputParts.of(shape, together(shape)));
    }

    private static void findTaps(Convolution shape, int[] taps) {
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        for (int k = 0, count = count(shape); k < count; k++) {
            int tap = k % kernel;
            taps[k] = Phases.offset(shape, k / kernel, tap / shape.kernelWidth(), tap % shape.kernelWidth());
        }
    }

    private static int packedSize(Convolution shape) {
        return shape.groups() * paddedFilters(shape.filters() / shape.groups(), run(shape)) * count(shape);
    }

    private static int pack(Convolution shape, float[] w, int wOffset, float[] to) {
        int filters = shape.filters() / shape.groups();
        int count = count(shape);
        int packed = 0;
        for (int g = 0; g < shape.groups(); g++) {
            packed = pack(w, wOffset + g * filters * count, filters, run(shape), width(shape), count, to, packed);
        }
        return packed;
    }

    /** See {@link PlaneTiles#run(int)}. */
    private static int run(Convolution shape) {
        return shape.strideWidth() == 1 && shape.dilationWidth() == 1 ? PlaneTiles.run(shape.kernelWidth()) : 1;
    }

    /** The taps of a filter. */
    private static int count(Convolution shape) {
        return shape.channels() / shape.groups() * shape.kernelHeight() * shape.kernelWidth();
    }

    /** Whether the image is read as it lies, without padding and phases. */
    private static boolean isPlain(Convolution shape) {
        return shape.strideHeight() == 1 && shape.strideWidth() == 1 && !PaddedImage.isCopied(shape);
    }

    /** Whether the rows of the output follow each other as those of the padded image do. */
    private static boolean isFlat(Convolution shape) {
        return Phases.columns(shape) == shape.outputWidth();
    }

    /** The pixels that are computed as one row. */
    private static int width(Convolution shape) {
        return isFlat(shape) ? shape.outputHeight() * shape.outputWidth() : shape.outputWidth();
    }

    /**
     * {@link #forward} with weights and taps as {@link #pack(Convolution, float[], int)} makes them, for filters {@code begin} to
     * {@code end}, {@link #together} at a time.
     */
    static void forward(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] weights,
            int[] taps,
            float[] y,
            int yOffset,
            int from,
            int to,
            int begin,
            int end) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        if (begin == end) {
            return;
        }
        int firstGroup = begin / filters;
        int lastGroup = (end + filters - 1) / filters;
        int firstChannel = firstGroup * channels;
        int present = (lastGroup - firstGroup) * channels;
        int count = count(shape);
        int columns = Phases.columns(shape);
        int rows = isFlat(shape) ? 1 : shape.outputHeight();
        int width = width(shape);
        int size = Phases.channelSize(shape);
        float[] image = worker.scratch(0, present * size + slack());
        float[] room = worker.scratch(2, roomSize(width));
        int run = run(shape);
        // Found out once: there are as many planes as samples and groups, and a plane of one filter is done in no time.
        boolean acrossPixels = acrossPixels(filters, width, count);
        int together = PlaneTiles.together(filters, run);
        int step = packedStep(filters, run, width, count);
        boolean begun = false;
        boolean pairs = PhasePairs.fit(shape);
        boolean plain = isPlain(shape);
        worker.offer(from, to);
        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
            int source = xOffset + n * shape.inputSize() + firstChannel * shape.height() * shape.width();
            // What tiles read over its end is there too, but for the last image.
            boolean inPlace = plain && source + present * size + slack() <= x.length;
            if (!inPlace) {
                copy(shape, x, source, present, image, begun, pairs);
                begun = true;
            }
            for (int g = firstGroup; g < lastGroup; g++) {
                int before = Math.max(begin - g * filters, 0);
                int out = yOffset + n * shape.outputSize() + (g * filters + before) * rows * width;
                planes(
                        inPlace ? x : image,
                        (inPlace ? source : 0) + (g - firstGroup) * channels * size,
                        columns,
                        taps,
                        0,
                        count,
                        run,
                        weights,
                        g * step + packedBefore(before, acrossPixels, together, count),
                        y,
                        out,
                        acrossPixels,
                        together,
                        Math.min(end - g * filters, filters) - before,
                        rows,
                        width,
                        room);
            }
        }
    }

    /** Copies an image with its padding and phases; where one was copied before, the padding lies there already. */
    private static void copy(
            Convolution shape, float[] x, int xOffset, int channels, float[] to, boolean begun, boolean pairs) {
        if (!begun) {
            Phases.split(shape, x, xOffset, channels, to, 0, VectorRows.COPY);
        } else if (pairs) {
            PhasePairs.splitInside(shape, x, xOffset, channels, to, 0);
        } else {
            Phases.splitInside(shape, x, xOffset, channels, to, 0, VectorRows.COPY);
        }
    }

    /** How many filters are packed together, or stand in a group. */
    private static int together(Convolution shape) {
        return shape.groups() == 1
                ? together(shape.filters(), run(shape), width(shape), count(shape))
                : shape.filters() / shape.groups();
    }

    /** How many of {@code filters} filters are packed together, for rows of {@code width} pixels. */
    static int together(int filters, int run, int width, int count) {
        return acrossPixels(filters, width, count) ? PlaneTiles.together(filters, run) : Tiles.WIDTH;
    }

    /** How many numbers the packed weights of the first filters take; {@code together} of {@link PlaneTiles#together}. */
    static int packedBefore(int before, boolean acrossPixels, int together, int count) {
        return count * (acrossPixels ? Tiles.packedRows(before, together) : before);
    }

    /** How far tiles read over the end of an image. */
    static int slack() {
        return Tiles.WIDTH + FilterTiles.MOST;
    }

    /** Whether vectors hold pixels, not filters, for rows of {@code width} pixels. */
    static boolean acrossPixels(int filters, int width, int count) {
        return PlaneTiles.cost(filters, width, count) <= FilterTiles.cost(filters, width, count);
    }

    /** How many numbers the packed weights take for each tap. */
    static int paddedFilters(int filters, int run) {
        return Math.max(PlaneTiles.packedRows(filters, run), FilterTiles.paddedFilters(filters));
    }

    /** What {@link #planes} needs besides. */
    static int roomSize(int width) {
        return Math.max(PlaneTiles.edgeSize(), FilterTiles.chunkSize(width));
    }

    /** The numbers that {@link #pack(float[], int, int, int, int, int, float[], int)} writes. */
    private static int packedStep(int filters, int run, int width, int count) {
        return count
                * (acrossPixels(filters, width, count)
                        ? PlaneTiles.packedRows(filters, run)
                        : FilterTiles.paddedFilters(filters));
    }

    /** Packs the weights of {@code filters} filters, {@code count} each, for {@link #planes}; returns the place after them. */
    static int pack(float[] w, int wo, int filters, int run, int width, int count, float[] to, int offset) {
        return acrossPixels(filters, width, count)
                ? PlaneTiles.pack(w, wo, filters, run, count, to, offset)
                : FilterTiles.pack(w, wo, filters, count, to, offset);
    }

    /**
     * {@code y[f, r, q] = sum over k of w[f, k] * x[taps[k] + r * stride + q]} for some filters and a grid of {@code rows} by
     * {@code width} pixels; k ascending, from 0, with fused multiply-adds.
     *
     * @param stride from one row of the padded image to the next
     * @param start where the {@code count} taps begin in the list
     * @param run how many taps in a row read neighbouring numbers, of {@link PlaneTiles#run(int)}
     * @param w the weights as {@link #pack} lays them out
     * @param acrossPixels what {@link #acrossPixels(int, int, int)} says of the filters that the layer has
     * @param together of {@link PlaneTiles#together} for them
     * @param filters how many of them are computed
     * @param room as large as {@link #roomSize}
     */
    static void planes(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            boolean acrossPixels,
            int together,
            int filters,
            int rows,
            int width,
            float[] room) {
        if (acrossPixels) {
            PlaneTiles.run(x, xo, stride, taps, start, count, run, w, wo, y, yo, filters, together, rows, width, room);
        } else {
            FilterTiles.run(x, xo, stride, taps, start, count, w, wo, y, yo, filters, rows, width, room);
        }
    }
}
