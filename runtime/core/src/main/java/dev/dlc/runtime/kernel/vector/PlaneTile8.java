package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/** 8 filters of a tile, see {@link PlaneTiles}. */
final class PlaneTile8 {
    private static final int FILTERS = 8;

    private PlaneTile8() {}

    /** Two vectors of pixels. */
    static void wide(
            float[] x,
            int first,
            int second,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int y2,
            int area) {
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
        for (int k = 0; k < count; k++) {
            int tap = taps[start + k];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
            FloatVector w6 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 6]);
            c6a = w6.fma(xa, c6a);
            c6b = w6.fma(xb, c6b);
            FloatVector w7 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 7]);
            c7a = w7.fma(xa, c7a);
            c7b = w7.fma(xb, c7b);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c0b).intoArray(y, y2);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c1b).intoArray(y, y2 + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c2b).intoArray(y, y2 + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c3b).intoArray(y, y2 + 3 * area);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * area);
        VECTOR.cast(c4b).intoArray(y, y2 + 4 * area);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * area);
        VECTOR.cast(c5b).intoArray(y, y2 + 5 * area);
        VECTOR.cast(c6a).intoArray(y, yo + 6 * area);
        VECTOR.cast(c6b).intoArray(y, y2 + 6 * area);
        VECTOR.cast(c7a).intoArray(y, yo + 7 * area);
        VECTOR.cast(c7b).intoArray(y, y2 + 7 * area);
    }

    /** One vector of pixels. */
    static void narrow(
            float[] x, int first, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo, int area) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c0a = zero;
        FloatVector c1a = zero;
        FloatVector c2a = zero;
        FloatVector c3a = zero;
        FloatVector c4a = zero;
        FloatVector c5a = zero;
        FloatVector c6a = zero;
        FloatVector c7a = zero;
        for (int k = 0; k < count; k++) {
            int tap = taps[start + k];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS]);
            c0a = w0.fma(xa, c0a);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 1]);
            c1a = w1.fma(xa, c1a);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2]);
            c2a = w2.fma(xa, c2a);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 3]);
            c3a = w3.fma(xa, c3a);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 4]);
            c4a = w4.fma(xa, c4a);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 5]);
            c5a = w5.fma(xa, c5a);
            FloatVector w6 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 6]);
            c6a = w6.fma(xa, c6a);
            FloatVector w7 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 7]);
            c7a = w7.fma(xa, c7a);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * area);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * area);
        VECTOR.cast(c6a).intoArray(y, yo + 6 * area);
        VECTOR.cast(c7a).intoArray(y, yo + 7 * area);
    }
}
