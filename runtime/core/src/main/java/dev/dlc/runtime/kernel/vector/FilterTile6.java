package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;
import static dev.dlc.runtime.kernel.vector.Tiles.ZEROS;

import jdk.incubator.vector.FloatVector;

/** 6 pixels of a tile, see {@link FilterTiles}. */
final class FilterTile6 {
    private FilterTile6() {}

    /** Two vectors of filters; see {@link Tiles} for why the loop counts places of weights. */
    static void wide(float[] x, int xo, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, ZEROS, 0);
        FloatVector c0b = FloatVector.fromArray(SPECIES, ZEROS, LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, ZEROS, 2 * LANES);
        FloatVector c1b = FloatVector.fromArray(SPECIES, ZEROS, 3 * LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, ZEROS, 4 * LANES);
        FloatVector c2b = FloatVector.fromArray(SPECIES, ZEROS, 5 * LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, ZEROS, 6 * LANES);
        FloatVector c3b = FloatVector.fromArray(SPECIES, ZEROS, 7 * LANES);
        FloatVector c4a = FloatVector.fromArray(SPECIES, ZEROS, 8 * LANES);
        FloatVector c4b = FloatVector.fromArray(SPECIES, ZEROS, 9 * LANES);
        FloatVector c5a = FloatVector.fromArray(SPECIES, ZEROS, 10 * LANES);
        FloatVector c5b = FloatVector.fromArray(SPECIES, ZEROS, 11 * LANES);
        int tap = start;
        for (int v = wo, end = wo + count * WIDTH; v < end; v += WIDTH) {
            int from = xo + taps[tap++];
            FloatVector wa = FloatVector.fromArray(SPECIES, w, v);
            FloatVector wb = FloatVector.fromArray(SPECIES, w, v + LANES);
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
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c1a).intoArray(y, yo + LANES);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * LANES);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * LANES);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * LANES);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * LANES);
    }
}
