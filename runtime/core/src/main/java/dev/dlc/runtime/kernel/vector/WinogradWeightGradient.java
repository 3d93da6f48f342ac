package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Winograd;
import java.util.Arrays;

/**
 * The gradient in the weights by {@link Winograd}: six gradients of kernels of one row between the transforms, with vectors along
 * the filters as in {@link WeightGradient}. Of some channels, all filters.
 */
final class WinogradWeightGradient {
    /** About how many positions a tile takes at a time: on small maps those of some samples. */
    private static final int POSITIONS = 64;

    private WinogradWeightGradient() {}

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
        int channels = to - from;
        int taps = channels * shape.kernelWidth();
        int run = TapTiles.run(shape);
        int padded = TapTiles.padded(taps, run);
        int tiles = Winograd.tiles(shape.outputHeight(), shape.kernelHeight());
        int columns = WinogradPlanes.columns(shape.width(), shape.padWidth(), shape.outputWidth(), shape.kernelWidth());
        int imageSize = channels * tiles * columns;
        int positions = tiles * shape.outputWidth();
        int batch = Math.max(1, Math.min(samples, POSITIONS / positions));
        int plane = batch * imageSize + LANES;
        int zeros = Winograd.PRODUCTS * plane;
        int sumPlane = WeightGradient.paddedFilters(shape.filters()) * padded;
        float[] images = worker.scratch(0, zeros + shape.width() + LANES);
        float[] sums = worker.scratch(1, Winograd.PRODUCTS * sumPlane);
        float[] gradients = worker.scratch(2, Winograd.PRODUCTS * batch * positions * WIDTH);
        int area = shape.outputHeight() * shape.outputWidth();
        float[] turned = worker.scratch(3, (area + shape.outputWidth()) * WIDTH);
        float[] image = worker.scratch(4, channels * shape.height() * shape.width() + LANES);
        int[] places = places(worker, shape, taps, run, padded, batch, tiles, columns, imageSize);
        Arrays.fill(images, 0, zeros + shape.width() + LANES, 0f);
        Arrays.fill(sums, 0, Winograd.PRODUCTS * sumPlane, 0f);
        for (int n = 0; n < samples; n += batch) {
            int count = Math.min(batch, samples - n);
            for (int i = 0; i < count; i++) {
                int source = xOffset + (n + i) * shape.inputSize() + from * shape.height() * shape.width();
                transformImage(shape, x, source, channels, image, images, zeros, i * imageSize, tiles, columns, plane);
            }
            for (int f = 0; f < shape.filters(); f += WIDTH) {
                int block = Math.min(WIDTH, shape.filters() - f);
                int width = block > LANES ? WIDTH : LANES;
                int gradientPlane = count * positions * width;
                for (int i = 0; i < count; i++) {
                    int source = dyOffset + (n + i) * shape.outputSize() + f * area;
                    Transpose.interleave(dy, source, area, block, area, turned, 0, width);
                    // A row of zeros for tiles that reach beyond the last row.
                    Arrays.fill(turned, area * width, (area + shape.outputWidth()) * width, 0f);
                    transformGradient(
                            shape, turned, area, width, gradients, i * positions * width, tiles, gradientPlane);
                }
                for (int k = 0; k < Winograd.PRODUCTS; k++) {
                    TapTiles.addBlock(
                            gradients,
                            k * gradientPlane,
                            images,
                            k * plane,
                            places,
                            batch * positions,
                            padded,
                            count * positions,
                            sums,
                            k * sumPlane + f * padded,
                            width > LANES,
                            run);
                }
            }
        }
        WinogradTransforms.sums(sums, sumPlane, sumPlane, shape.kernelHeight() == 5);
        int target = dwOffset + from * shape.kernelHeight() * shape.kernelWidth();
        filtersFirst(shape, taps, padded, sums, sumPlane, dw, target);
    }

    /** Moves what has become of the sums, [row of the kernel, block of filters, tap, filter of the block], to the layout of the weights. */
    private static void filtersFirst(
            Convolution shape, int taps, int padded, float[] sums, int plane, float[] dw, int dwOffset) {
        int kernelWidth = shape.kernelWidth();
        int kernel = shape.kernelHeight() * kernelWidth;
        int row = shape.channels() * kernel;
        for (int f = 0; f < shape.filters(); f += WIDTH) {
            int block = Math.min(WIDTH, shape.filters() - f);
            int width = block > LANES ? WIDTH : LANES;
            for (int t = 0; t < taps; t++) {
                int source = f * padded + t * width;
                int target = dwOffset + f * row + t / kernelWidth * kernel + t % kernelWidth;
                for (int k = 0; k < shape.kernelHeight(); k++) {
                    for (int i = 0; i < block; i++) {
                        dw[target + i * row] = sums[source + i];
                    }
                    source += plane;
                    target += kernelWidth;
                }
            }
        }
    }

    /** How much further on than that for position 0 the number for each position of each image is, then where each tap reads that. */
    private static int[] places(
            Worker worker,
            Convolution shape,
            int taps,
            int run,
            int padded,
            int batch,
            int tiles,
            int columns,
            int imageSize) {
        int width = shape.outputWidth();
        int positions = tiles * width;
        int[] places = worker.indices(batch * positions + padded);
        for (int i = 0; i < batch; i++) {
            for (int p = 0; p < positions; p++) {
                places[i * positions + p] = i * imageSize + p / width * columns + p % width;
            }
        }
        for (int i = 0; i < padded; i++) {
            int t = TapTiles.tap(i, taps - 1, run);
            places[batch * positions + i] = t / shape.kernelWidth() * tiles * columns + t % shape.kernelWidth();
        }
        return places;
    }

    private static void transformImage(
            Convolution shape,
            float[] x,
            int xo,
            int channels,
            float[] image,
            float[] to,
            int zeros,
            int target,
            int tiles,
            int columns,
            int plane) {
        int rows = Winograd.rows(shape.kernelHeight());
        int size = channels * shape.height() * shape.width();
        // As in WinogradPlanes: the processor foresees what a copy reads, and not what the transform does.
        System.arraycopy(x, xo, image, 0, size);
        for (int t = 0; t < tiles; t++) {
            WinogradPlanes.transform(
                    image,
                    0,
                    channels,
                    shape.height(),
                    shape.width(),
                    t * rows - shape.padHeight(),
                    shape.outputWidth() + shape.kernelWidth() - 1 - shape.padWidth() - shape.width(),
                    to,
                    zeros,
                    target + t * columns + shape.padWidth(),
                    tiles * columns,
                    plane);
        }
    }

    private static void transformGradient(
            Convolution shape, float[] turned, int area, int lanes, float[] to, int target, int tiles, int plane) {
        int row = shape.outputWidth() * lanes;
        int rows = Winograd.rows(shape.kernelHeight());
        int zeros = area * lanes;
        for (int t = 0; t < tiles; t++) {
            int first = t * rows;
            int d0 = first * row;
            int d1 = first + 1 < shape.outputHeight() ? d0 + row : zeros;
            int out = target + t * row;
            if (rows == 2) {
                WinogradTransforms.gradientPairs(turned, d0, d1, row, to, out, plane);
            } else {
                int d2 = first + 2 < shape.outputHeight() ? d0 + 2 * row : zeros;
                int d3 = first + 3 < shape.outputHeight() ? d0 + 3 * row : zeros;
                WinogradTransforms.gradientRows(turned, d0, d1, d2, d3, row, to, out, plane);
            }
        }
    }
}
