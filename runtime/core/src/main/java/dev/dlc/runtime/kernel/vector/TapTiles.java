package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.kernel.Convolution;

/**
 * How the taps of a gradient in the weights divide into tiles. Where a row of the kernel has three or five taps that read
 * neighbouring numbers, tiles consist of such runs: a place is computed, and its bounds are checked, once a run and not for each
 * tap, which otherwise takes longer than to multiply.
 */
final class TapTiles {
    /** Whether registers have room for twelve sums, a vector of filters each. */
    private static final boolean TWELVE = WIDTH >= 32;

    private TapTiles() {}

    /** How many taps in a row read neighbouring numbers, of those that there are tiles for: 3, 5 or 1. */
    static int run(Convolution shape) {
        int width = shape.kernelWidth();
        return shape.dilationWidth() == 1 && (width == 3 || width == 5) ? width : 1;
    }

    /** Whole tiles of taps; what the last tile has too many is computed and left out. */
    static int padded(int taps, int run) {
        int low = run == 5 ? 5 : 6;
        return (taps + low - 1) / low * low;
    }

    /** Tap i of those that fill whole tiles: behind the last one follows the last run again. */
    static int tap(int i, int last, int run) {
        return i <= last ? i : last - run + 1 + i % run;
    }

    /**
     * Adds what {@code count} positions contribute to all taps of a block of filters, whose gradients are from {@code first} on. The places
     * of the positions are from 0 on in the list, those of the taps from {@code taps} on.
     */
    static void addBlock(
            float[] gradients,
            int first,
            float[] images,
            int offset,
            int[] places,
            int taps,
            int padded,
            int count,
            float[] sums,
            int so,
            boolean wide,
            int run) {
        int width = wide ? WIDTH : LANES;
        for (int t = 0, height; t < padded; t += height) {
            // Two vectors of filters by twelve taps would make a method too large for HotSpot's compiler, see Tiles.
            int low = run == 5 ? 5 : 6;
            height = TWELVE && !wide && t + 2 * low <= padded ? 2 * low : low;
            add(gradients, first, images, offset, places, taps + t, count, sums, so + t * width, wide, run, height);
        }
    }

    private static void add(
            float[] dy,
            int dyOffset,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int count,
            float[] sums,
            int so,
            boolean wide,
            int run,
            int height) {
        if (wide) {
            switch (run) {
                case 3 -> WideFilterTiles.wide2x3(dy, dyOffset, x, xOffset, places, t, count, sums, so);
                case 5 -> WideFilterTiles.wide1x5(dy, dyOffset, x, xOffset, places, t, count, sums, so);
                default -> WideFilterTiles.wide6(dy, dyOffset, x, xOffset, places, t, count, sums, so);
            }
        } else if (run == 3) {
            if (height == 12) {
                NarrowFilterTiles.narrow4x3(dy, dyOffset, x, xOffset, places, t, count, sums, so);
            } else {
                NarrowFilterTiles.narrow2x3(dy, dyOffset, x, xOffset, places, t, count, sums, so);
            }
        } else if (run == 5) {
            if (height == 10) {
                NarrowFilterTiles.narrow2x5(dy, dyOffset, x, xOffset, places, t, count, sums, so);
            } else {
                NarrowFilterTiles.narrow1x5(dy, dyOffset, x, xOffset, places, t, count, sums, so);
            }
        } else if (height == 12) {
            NarrowFilterTiles.narrow12(dy, dyOffset, x, xOffset, places, t, count, sums, so);
        } else {
            NarrowFilterTiles.narrow6(dy, dyOffset, x, xOffset, places, t, count, sums, so);
        }
    }
}
