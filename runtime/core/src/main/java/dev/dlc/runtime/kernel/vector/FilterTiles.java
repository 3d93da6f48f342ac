package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.CHECKS_TOGETHER;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.MANY_REGISTERS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

/**
 * A convolution whose vectors hold filters: a tile is some neighbouring pixels by one or two vectors of filters, each tap loads
 * the weights of the filters and broadcasts the number that each pixel reads. The results come out with the filters side by
 * side, and are turned into planes a chunk at a time. Best for the short rows of small images with many filters.
 */
final class FilterTiles {
    /** Pixels of a chunk: with their filters they stay in the first-level cache until they are turned. */
    private static final int CHUNK = 128;
    /** The largest tile. */
    static final int MOST = 12;
    /** The tiles, and the time that each takes for a pixel, measured, in hundredths of the best. */
    private static final int[] SIZES = {12, 10, 8, 7, 6, 5, 4};

    /** With 16 registers, the sums of more than six pixels don't stay in them, and with Java 25 those of six neither. */
    private static final int[] COSTS = MANY_REGISTERS
            ? new int[] {115, 130, 130, 125, 125, 137, 150}
            : new int[] {207, 197, 180, 202, CHECKS_TOGETHER ? 174 : 101, 118, 140};
    /** The like with one vector of filters, where each broadcast number is used once. */
    private static final int[] NARROW_COSTS = MANY_REGISTERS
            ? new int[] {134, 135, 138, 140, 142, 155, 170}
            : new int[] {138, 135, 140, 152, 150, 170, 194};

    /** The time to turn a number, likewise. */
    private static final int TURNING_COST = 120;

    private FilterTiles() {}

    /** Numbers that the results of a chunk need. */
    static int chunkSize(int width) {
        return (Math.max(CHUNK, width) + MOST) * WIDTH;
    }

    /** Packs the {@code filters} rows of {@code count} weights; returns the place after them. */
    static int pack(float[] w, int wo, int filters, int count, float[] to, int offset) {
        int place = offset;
        for (int f = 0; f < filters; f += WIDTH) {
            int lanes = lanes(filters - f);
            Panels.interleave(w, wo + f * count, count, Math.min(lanes, filters - f), count, to, place, lanes);
            place += lanes * count;
        }
        return place;
    }

    /** How many numbers the weights of so many filters take for each tap. */
    static int paddedFilters(int filters) {
        return (filters + LANES - 1) / LANES * LANES;
    }

    private static int lanes(int filters) {
        return filters > LANES ? WIDTH : LANES;
    }

    /** About the time for a row, in hundredths of that of a vector's multiplication, over {@code count} taps. */
    static long cost(int filters, int width, int count) {
        int pairs = filters / WIDTH + (filters % WIDTH > LANES ? 1 : 0);
        boolean single = filters % WIDTH != 0 && filters % WIDTH <= LANES;
        int pair = size(width, COSTS);
        int one = size(width, NARROW_COSTS);
        long multiplying = 2L * pairs * padded(width, pair) * COSTS[pair]
                + (single ? (long) padded(width, one) * NARROW_COSTS[one] : 0);
        return count * multiplying + (long) filters * width * TURNING_COST;
    }

    private static int padded(int width, int size) {
        return (width + SIZES[size] - 1) / SIZES[size] * SIZES[size];
    }

    /** The index of the tile that takes the least time for a row. */
    private static int size(int width, int[] costs) {
        int best = 0;
        for (int i = 1; i < SIZES.length; i++) {
            if (padded(width, i) * costs[i] < padded(width, best) * costs[best]) {
                best = i;
            }
        }
        return best;
    }

    /** {@link DirectConvolution#planes} with weights of {@link #pack}; {@code chunk} has {@link #chunkSize} numbers. */
    static void run(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int filters,
            int rows,
            int width,
            float[] chunk) {
        int area = rows * width;
        int columns = Math.min(width, CHUNK);
        int rowsAtOnce = Math.max(1, CHUNK / width);
        int panel = wo;
        for (int f = 0; f < filters; f += WIDTH) {
            int lanes = lanes(filters - f);
            int lanesUsed = Math.min(lanes, filters - f);
            int out = yo + f * area;
            for (int row = 0; row < rows; row += rowsAtOnce) {
                int height = Math.min(rowsAtOnce, rows - row);
                for (int q = 0; q < width; q += columns) {
                    int part = Math.min(columns, width - q);
                    int pixels = SIZES[size(part, lanes == WIDTH ? COSTS : NARROW_COSTS)];
                    for (int r = 0; r < height; r++) {
                        int source = xo + (row + r) * stride + q;
                        row(x, source, taps, start, count, w, panel, chunk, r * part * lanes, lanes, pixels, part);
                    }
                    if (height * part == area) {
                        Transpose.interleave(chunk, 0, lanes, area, lanesUsed, y, out, area);
                    } else {
                        turn(chunk, lanes, lanesUsed, height * part, y, out + row * width + q, area);
                    }
                }
            }
            panel += lanes * count;
        }
    }

    /** A row of results; what the last tile computes over the end the next row overwrites. */
    private static void row(
            float[] x,
            int xo,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int lanes,
            int pixels,
            int width) {
        for (int q = 0; q < width; q += pixels) {
            // The last tile of a longer row overlaps the one before, which gives the same numbers.
            int begin = width >= pixels ? Math.min(q, width - pixels) : q;
            tile(x, xo + begin, taps, start, count, w, wo, y, yo + begin * lanes, lanes, pixels);
        }
    }

    /** Numbers [pixel, lane] to [lane, pixel] with planes {@code area} apart. */
    private static void turn(float[] from, int lanes, int filters, int pixels, float[] to, int offset, int area) {
        int f = 0;
        for (; f + 3 < filters; f += 4) {
            int first = offset + f * area;
            int second = first + area;
            int third = second + area;
            int fourth = third + area;
            for (int p = 0; p < pixels; p++) {
                int source = p * lanes + f;
                to[first + p] = from[source];
                to[second + p] = from[source + 1];
                to[third + p] = from[source + 2];
                to[fourth + p] = from[source + 3];
            }
        }
        for (; f < filters; f++) {
            int target = offset + f * area;
            for (int p = 0; p < pixels; p++) {
                to[target + p] = from[p * lanes + f];
            }
        }
    }

    private static void tile(
            float[] x,
            int xo,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int lanes,
            int pixels) {
        if (lanes == WIDTH) {
            wide(x, xo, taps, start, count, w, wo, y, yo, pixels);
        } else {
            narrow(x, xo, taps, start, count, w, wo, y, yo, pixels);
        }
    }

    private static void wide(
            float[] x, int xo, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo, int pixels) {
        switch (pixels) {
            case 12:
                FilterTile12.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 10:
                FilterTile10.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 8:
                FilterTile8.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 7:
                FilterTile7.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 6:
                FilterTile6.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 5:
                FilterTile5.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
            default:
                FilterTile4.wide(x, xo, taps, start, count, w, wo, y, yo);
                break;
        }
    }

    private static void narrow(
            float[] x, int xo, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo, int pixels) {
        switch (pixels) {
            case 12:
                FilterTile12.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 10:
                FilterTile10.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 8:
                FilterTile8.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 7:
                FilterTile7.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 6:
                FilterTile6.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            case 5:
                FilterTile5.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
            default:
                FilterTile4.narrow(x, xo, taps, start, count, w, wo, y, yo);
                break;
        }
    }
}
