package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import java.util.Arrays;

/**
 * The gradient in the weights of convolutions with vectors along the filters. The gradients of the outputs are copied transposed,
 * a position's filters side by side, blocks of two vectors of filters after each other; the image's numbers are read one by
 * one where they lie. Some samples at a time, so that on small maps the sums of a tile stay in registers long enough.
 */
final class WeightGradient {
    /** About how many positions a tile takes at a time. */
    private static final int POSITIONS = 256;

    private WeightGradient() {}

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
        boolean byChannels = shape.dividesWeightGradientByChannels();
        int firstFilter = byChannels ? 0 : from;
        int lastFilter = byChannels ? shape.filters() : to;
        int firstChannel = byChannels ? from : 0;
        int channels = byChannels ? to - from : shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int taps = channels * shape.kernelHeight() * shape.kernelWidth();
        int run = TapTiles.run(shape);
        int padded = TapTiles.padded(taps, run);
        int area = shape.outputHeight() * shape.outputWidth();
        int batch = Math.max(1, Math.min(samples, POSITIONS / area));
        int firstGroup = firstFilter / filters;
        int groups = (lastFilter + filters - 1) / filters - firstGroup;
        int most = paddedFilters(Math.min(filters, lastFilter - firstFilter));
        boolean copied = PaddedImage.isCopied(shape);
        int firstImage = firstGroup * channels + firstChannel;
        int channelSize = PaddedImage.channelSize(shape);
        int imageSize = (copied ? groups * channels : shape.channels()) * channelSize;
        float[] images = copied ? worker.scratch(0, batch * imageSize) : x;
        float[] sums = worker.scratch(1, groups * padded * most);
        float[] gradients = worker.scratch(2, batch * area * WIDTH);
        int[] places = places(worker, shape, taps - 1, run, padded, batch, imageSize);
        if (copied) {
            Arrays.fill(images, 0, batch * imageSize, 0f);
        }
        Arrays.fill(sums, 0, groups * padded * most, 0f);
        int skipped = firstImage * shape.height() * shape.width();
        for (int n = 0; n < samples; n += batch) {
            int count = Math.min(batch, samples - n);
            for (int i = 0; copied && i < count; i++) {
                int image = xOffset + (n + i) * shape.inputSize() + skipped;
                PaddedImage.copy(shape, x, image, groups * channels, images, i * imageSize);
            }
            int origin = copied ? 0 : xOffset + n * shape.inputSize() + firstImage * channelSize;
            for (int g = 0; g < groups; g++) {
                int first = Math.max(firstFilter, (firstGroup + g) * filters);
                int rows = Math.min(lastFilter, (firstGroup + g + 1) * filters) - first;
                int group = origin + g * channels * channelSize;
                int sum = g * padded * most;
                for (int f = 0; f < rows; f += WIDTH) {
                    int block = Math.min(WIDTH, rows - f);
                    int width = block > LANES ? WIDTH : LANES;
                    for (int i = 0; i < count; i++) {
                        int source = dyOffset + (n + i) * shape.outputSize() + (first + f) * area;
                        Transpose.interleave(dy, source, area, block, area, gradients, i * area * width, width);
                    }
                    TapTiles.addBlock(
                            gradients,
                            0,
                            images,
                            group,
                            places,
                            batch * area,
                            padded,
                            count * area,
                            sums,
                            sum + f * padded,
                            width > LANES,
                            run);
                }
            }
        }
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int target = dwOffset + firstChannel * kernel;
        filtersFirst(shape, taps, padded, most, sums, dw, target, firstFilter, lastFilter);
    }

    static int paddedFilters(int filters) {
        return (filters + LANES - 1) / LANES * LANES;
    }

    /** How much further on than that for position 0 the number for each position of each image is, then where each tap reads that. */
    private static int[] places(
            Worker worker, Convolution shape, int last, int run, int padded, int batch, int imageSize) {
        int area = shape.outputHeight() * shape.outputWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int[] places = worker.indices(batch * area + padded);
        for (int i = 0; i < batch; i++) {
            for (int p = 0; p < area; p++) {
                places[i * area + p] = i * imageSize + PaddedImage.position(shape, p);
            }
        }
        for (int i = 0; i < padded; i++) {
            int t = TapTiles.tap(i, last, run);
            places[batch * area + i] = PaddedImage.tap(
                    shape, t / kernel, t % kernel / shape.kernelWidth(), t % kernel % shape.kernelWidth());
        }
        return places;
    }

    /** Moves the sums, [group, block of filters, tap, filter of the block], to the layout of the weights. */
    private static void filtersFirst(
            Convolution shape,
            int taps,
            int padded,
            int most,
            float[] sums,
            float[] dw,
            int dwOffset,
            int from,
            int to) {
        int filters = shape.filters() / shape.groups();
        int row = shape.channels() / shape.groups() * shape.kernelHeight() * shape.kernelWidth();
        for (int f = from; f < to; f++) {
            int first = Math.max(from, f / filters * filters);
            int rows = Math.min(to, (f / filters + 1) * filters) - first;
            int block = (f - first) / WIDTH * WIDTH;
            int width = Math.min(WIDTH, rows - block) > LANES ? WIDTH : LANES;
            int source = (f / filters - from / filters) * padded * most + block * padded + f - first - block;
            for (int t = 0; t < taps; t++) {
                dw[dwOffset + f * row + t] = sums[source + t * width];
            }
        }
    }
}
