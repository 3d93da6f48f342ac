package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Winograd;
import java.util.Arrays;

/**
 * A convolution by {@link Winograd} of images with zeros around them: some rows of tiles at a time, so that what is between the
 * transforms stays in the cache. Between them stand six convolutions with kernels of one row.
 */
final class WinogradPlanes {
    /** Bytes of numbers between the transforms: some of a second-level cache. */
    private static final int BLOCK = 64 << 10;

    private WinogradPlanes() {}

    /** From one row of a transformed image to the next: with the zeros at its sides, and what vectors write over its end. */
    static int columns(int width, int left, int outputWidth, int kernelWidth) {
        return Math.max(outputWidth + kernelWidth - 1, left + (width + LANES - 1) / LANES * LANES);
    }

    /** From one row of sums to the next. */
    private static int sumWidth(int filters, int width, int count) {
        return DirectConvolution.acrossPixels(filters, width, count) ? (width + LANES - 1) / LANES * LANES : width;
    }

    /** Rows of tiles that are computed at a time. */
    private static int block(int tiles, int filters, int width, int count, int channels, int columns) {
        if (!DirectConvolution.acrossPixels(filters, width, count)) {
            return tiles;
        }
        int sums = sumWidth(filters, width, count);
        int row = Winograd.PRODUCTS * (channels * columns + filters * sums) * Float.BYTES;
        // Vectors as long as a row are computed two rows at a time.
        int least = sums % Tiles.WIDTH == 0 ? 1 : 2;
        return Math.min(tiles, Math.max(least, BLOCK / row));
    }

    /** Where each tap reads its numbers in a transformed image. */
    static void findTaps(
            int channels,
            int width,
            int left,
            int kernelHeight,
            int kernelWidth,
            int filters,
            int outputHeight,
            int outputWidth,
            int[] taps) {
        int columns = columns(width, left, outputWidth, kernelWidth);
        int tiles = Winograd.tiles(outputHeight, kernelHeight);
        int step = columns * block(tiles, filters, outputWidth, channels * kernelWidth, channels, columns);
        for (int c = 0; c < channels; c++) {
            for (int q = 0; q < kernelWidth; q++) {
                taps[c * kernelWidth + q] = c * step + q;
            }
        }
    }

    /** Numbers that {@link #pack} writes. */
    static int packedSize(int filters, int kernelWidth, int count) {
        return Winograd.PRODUCTS * DirectConvolution.paddedFilters(filters, PlaneTiles.run(kernelWidth)) * count;
    }

    /** Lays the weights of {@link Winograd#transformWeights} out for {@link #convolve}. */
    static void pack(float[] transformed, int filters, int kernelWidth, int outputWidth, int count, float[] to) {
        int run = PlaneTiles.run(kernelWidth);
        int step = packedSize(filters, kernelWidth, count) / Winograd.PRODUCTS;
        for (int k = 0; k < Winograd.PRODUCTS; k++) {
            DirectConvolution.pack(transformed, k * filters * count, filters, run, outputWidth, count, to, k * step);
        }
    }

    /**
     * Images [channels, height, width] with {@code top} rows and {@code left} columns of zeros before them, and as many behind them as
     * outputs [filters, outputHeight, outputWidth] need; images {@code from} to {@code to}, and of those rows of tiles {@code first} to
     * {@code last} and filters {@code begin} to {@code end}, no number of others.
     *
     * @param begin a multiple of {@link DirectConvolution#together(int, int, int, int)}, as {@code end} but for the last filter
     */
    static void convolve(
            Worker worker,
            float[] x,
            int xOffset,
            int channels,
            int height,
            int width,
            int top,
            int left,
            int kernelHeight,
            int kernelWidth,
            float[] weights,
            int[] taps,
            float[] y,
            int yOffset,
            int filters,
            int outputHeight,
            int outputWidth,
            int from,
            int to,
            int first,
            int last,
            int begin,
            int end) {
        if (first == last || begin == end) {
            return;
        }
        int present = end - begin;
        int count = channels * kernelWidth;
        int columns = columns(width, left, outputWidth, kernelWidth);
        int tiles = Winograd.tiles(outputHeight, kernelHeight);
        int block = block(tiles, filters, outputWidth, count, channels, columns);
        boolean acrossPixels = DirectConvolution.acrossPixels(filters, outputWidth, count);
        int sumWidth = sumWidth(filters, outputWidth, count);
        int run = PlaneTiles.run(kernelWidth);
        int together = PlaneTiles.together(filters, run);
        int step = packedSize(filters, kernelWidth, count) / Winograd.PRODUCTS;
        int before = DirectConvolution.packedBefore(begin, acrossPixels, together, count);
        int plane = channels * block * columns + DirectConvolution.slack();
        int zeros = Winograd.PRODUCTS * plane;
        int sumPlane = present * block * sumWidth + LANES;
        int area = outputHeight * outputWidth;
        int rows = Winograd.rows(kernelHeight);
        float[] transformed = worker.scratch(2, zeros + width + LANES);
        float[] sums = worker.scratch(3, Winograd.PRODUCTS * sumPlane);
        float[] room = worker.scratch(
                4,
                Math.max(Math.max(PlaneTiles.edgeSize(), FilterTiles.chunkSize(sumWidth)), rows * outputWidth + LANES));
        Arrays.fill(transformed, 0, zeros + width + LANES, 0f);
        int size = channels * height * width;
        worker.offer(from, to);
        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
            float[] image = x;
            int origin = xOffset + n * size;
            boolean overEnd = origin + size + LANES > x.length && width % LANES != 0;
            if (overEnd || to - from > 1) {
                // The last vector would read over the end. And of many images this one has left the caches: what a copy
                // reads, the processor foresees; in the transform it waits for each row of each channel.
                image = worker.scratch(0, size + LANES);
                System.arraycopy(x, origin, image, 0, size);
                origin = 0;
            }
            for (int t = first; t < last; t += block) {
                int used = Math.min(block, last - t);
                for (int r = 0; r < used; r++) {
                    transform(
                            image,
                            origin,
                            channels,
                            height,
                            width,
                            (t + r) * rows - top,
                            outputWidth + kernelWidth - 1 - left - width,
                            transformed,
                            zeros,
                            r * columns + left,
                            block * columns,
                            plane);
                }
                multiply(
                        transformed,
                        plane,
                        columns,
                        taps,
                        count,
                        run,
                        weights,
                        before,
                        step,
                        sums,
                        sumPlane,
                        present,
                        together,
                        used,
                        sumWidth,
                        acrossPixels,
                        room);
                for (int r = 0; r < used; r++) {
                    int above = (t + r) * rows;
                    output(
                            sums,
                            r * sumWidth,
                            used * sumWidth,
                            sumPlane,
                            y,
                            yOffset + (n * filters + begin) * area + above * outputWidth,
                            area,
                            present,
                            outputWidth,
                            rows,
                            Math.min(rows, outputHeight - above),
                            t + r + 1 == last || area - (above + rows - 1) * outputWidth < LANES,
                            room);
                }
            }
        }
    }

    /** One row of tiles, of which {@code first} is the first row of the image. */
    static void transform(
            float[] x,
            int xo,
            int channels,
            int height,
            int width,
            int first,
            int right,
            float[] to,
            int zeros,
            int target,
            int step,
            int plane) {
        int size = height * width;
        boolean in0 = first >= 0 && first < height;
        boolean in1 = first + 1 >= 0 && first + 1 < height;
        boolean in2 = first + 2 >= 0 && first + 2 < height;
        boolean in3 = first + 3 >= 0 && first + 3 < height;
        boolean in4 = first + 4 >= 0 && first + 4 < height;
        boolean in5 = first + 5 >= 0 && first + 5 < height;
        int place = xo + first * width;
        WinogradTransforms.rows(
                in0 ? x : to,
                in0 ? place : zeros,
                in0 ? size : 0,
                in1 ? x : to,
                in1 ? place + width : zeros,
                in1 ? size : 0,
                in2 ? x : to,
                in2 ? place + 2 * width : zeros,
                in2 ? size : 0,
                in3 ? x : to,
                in3 ? place + 3 * width : zeros,
                in3 ? size : 0,
                in4 ? x : to,
                in4 ? place + 4 * width : zeros,
                in4 ? size : 0,
                in5 ? x : to,
                in5 ? place + 5 * width : zeros,
                in5 ? size : 0,
                channels,
                width,
                width % LANES == 0 ? 0 : right,
                to,
                target,
                step,
                plane);
    }

    private static void multiply(
            float[] x,
            int plane,
            int columns,
            int[] taps,
            int count,
            int run,
            float[] weights,
            int wo,
            int step,
            float[] sums,
            int sumPlane,
            int filters,
            int together,
            int rows,
            int width,
            boolean acrossPixels,
            float[] room) {
        for (int k = 0; k < Winograd.PRODUCTS; k++) {
            DirectConvolution.planes(
                    x,
                    k * plane,
                    columns,
                    taps,
                    0,
                    count,
                    run,
                    weights,
                    wo + k * step,
                    sums,
                    k * sumPlane,
                    acrossPixels,
                    together,
                    filters,
                    rows,
                    width,
                    room);
        }
    }

    /** One row of tiles, {@code present} rows of the output; {@code last} where a vector would end in the next plane. */
    private static void output(
            float[] sums,
            int from,
            int step,
            int sumPlane,
            float[] y,
            int yo,
            int area,
            int filters,
            int width,
            int rows,
            int present,
            boolean last,
            float[] room) {
        if (present == rows && (width >= LANES || !last)) {
            inverse(sums, from, step, sumPlane, y, yo, area, filters, width, rows);
            return;
        }
        for (int f = 0; f < filters; f++) {
            inverse(sums, from + f * step, step, sumPlane, room, 0, 0, 1, width, rows);
            System.arraycopy(room, 0, y, yo + f * area, present * width);
        }
    }

    private static void inverse(
            float[] sums,
            int from,
            int step,
            int plane,
            float[] y,
            int yo,
            int area,
            int filters,
            int width,
            int rows) {
        if (rows == 4) {
            WinogradTransforms.fourRows(sums, from, step, plane, y, yo, area, filters, width);
        } else {
            WinogradTransforms.twoRows(sums, from, step, plane, y, yo, area, filters, width);
        }
    }
}
