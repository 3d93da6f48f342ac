package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/** 10 pixels of a tile, see {@link FilterTiles}. */
final class FilterTile10 {
    private FilterTile10() {}

    /** Two vectors of filters. */
    static void wide(float[] x, int xo, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c0a = zero;
        FloatVector c0b = zero;
        FloatVector c1a = zero;
        FloatVector c1b = zero;
        FloatVector c2a = zero;
        FloatVector c2b = zero;
        FloatVector c3a = zero;
        FloatVector c3b = zero;
        FloatVector c4a = zero;
        FloatVector c4b = zero;
        FloatVector c5a = zero;
        FloatVector c5b = zero;
        FloatVector c6a = zero;
        FloatVector c6b = zero;
        FloatVector c7a = zero;
        FloatVector c7b = zero;
        FloatVector c8a = zero;
        FloatVector c8b = zero;
        FloatVector c9a = zero;
        FloatVector c9b = zero;
        for (int k = 0; k < count; k++) {
            int from = xo + taps[start + k];
            FloatVector wa = FloatVector.fromArray(SPECIES, w, wo + k * WIDTH);
            FloatVector wb = FloatVector.fromArray(SPECIES, w, wo + k * WIDTH + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[from]);
            c0a = x0.fma(wa, c0a);
            c0b = x0.fma(wb, c0b);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[from + 1]);
            c1a = x1.fma(wa, c1a);
            c1b = x1.fma(wb, c1b);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[from + 2]);
            c2a = x2.fma(wa, c2a);
            c2b = x2.fma(wb, c2b);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[from + 3]);
            c3a = x3.fma(wa, c3a);
            c3b = x3.fma(wb, c3b);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[from + 4]);
            c4a = x4.fma(wa, c4a);
            c4b = x4.fma(wb, c4b);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[from + 5]);
            c5a = x5.fma(wa, c5a);
            c5b = x5.fma(wb, c5b);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[from + 6]);
            c6a = x6.fma(wa, c6a);
            c6b = x6.fma(wb, c6b);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[from + 7]);
            c7a = x7.fma(wa, c7a);
            c7b = x7.fma(wb, c7b);
            FloatVector x8 = FloatVector.broadcast(SPECIES, x[from + 8]);
            c8a = x8.fma(wa, c8a);
            c8b = x8.fma(wb, c8b);
            FloatVector x9 = FloatVector.broadcast(SPECIES, x[from + 9]);
            c9a = x9.fma(wa, c9a);
            c9b = x9.fma(wb, c9b);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c0b).intoArray(y, yo + LANES);
        VECTOR.cast(c1a).intoArray(y, yo + WIDTH);
        VECTOR.cast(c1b).intoArray(y, yo + WIDTH + LANES);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * WIDTH);
        VECTOR.cast(c2b).intoArray(y, yo + 2 * WIDTH + LANES);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * WIDTH);
        VECTOR.cast(c3b).intoArray(y, yo + 3 * WIDTH + LANES);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * WIDTH);
        VECTOR.cast(c4b).intoArray(y, yo + 4 * WIDTH + LANES);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * WIDTH);
        VECTOR.cast(c5b).intoArray(y, yo + 5 * WIDTH + LANES);
        VECTOR.cast(c6a).intoArray(y, yo + 6 * WIDTH);
        VECTOR.cast(c6b).intoArray(y, yo + 6 * WIDTH + LANES);
        VECTOR.cast(c7a).intoArray(y, yo + 7 * WIDTH);
        VECTOR.cast(c7b).intoArray(y, yo + 7 * WIDTH + LANES);
        VECTOR.cast(c8a).intoArray(y, yo + 8 * WIDTH);
        VECTOR.cast(c8b).intoArray(y, yo + 8 * WIDTH + LANES);
        VECTOR.cast(c9a).intoArray(y, yo + 9 * WIDTH);
        VECTOR.cast(c9b).intoArray(y, yo + 9 * WIDTH + LANES);
    }

    /** One vector of filters. */
    static void narrow(float[] x, int xo, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c0a = zero;
        FloatVector c1a = zero;
        FloatVector c2a = zero;
        FloatVector c3a = zero;
        FloatVector c4a = zero;
        FloatVector c5a = zero;
        FloatVector c6a = zero;
        FloatVector c7a = zero;
        FloatVector c8a = zero;
        FloatVector c9a = zero;
        for (int k = 0; k < count; k++) {
            int from = xo + taps[start + k];
            FloatVector wa = FloatVector.fromArray(SPECIES, w, wo + k * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[from]);
            c0a = x0.fma(wa, c0a);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[from + 1]);
            c1a = x1.fma(wa, c1a);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[from + 2]);
            c2a = x2.fma(wa, c2a);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[from + 3]);
            c3a = x3.fma(wa, c3a);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[from + 4]);
            c4a = x4.fma(wa, c4a);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[from + 5]);
            c5a = x5.fma(wa, c5a);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[from + 6]);
            c6a = x6.fma(wa, c6a);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[from + 7]);
            c7a = x7.fma(wa, c7a);
            FloatVector x8 = FloatVector.broadcast(SPECIES, x[from + 8]);
            c8a = x8.fma(wa, c8a);
            FloatVector x9 = FloatVector.broadcast(SPECIES, x[from + 9]);
            c9a = x9.fma(wa, c9a);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c1a).intoArray(y, yo + LANES);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * LANES);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * LANES);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * LANES);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * LANES);
        VECTOR.cast(c6a).intoArray(y, yo + 6 * LANES);
        VECTOR.cast(c7a).intoArray(y, yo + 7 * LANES);
        VECTOR.cast(c8a).intoArray(y, yo + 8 * LANES);
        VECTOR.cast(c9a).intoArray(y, yo + 9 * LANES);
    }
}
