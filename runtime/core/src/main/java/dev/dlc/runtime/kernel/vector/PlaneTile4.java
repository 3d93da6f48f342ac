package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.CHECKS_TOGETHER;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static dev.dlc.runtime.kernel.vector.Tiles.ZEROS;

import jdk.incubator.vector.FloatVector;

/** 4 filters of a tile, see {@link PlaneTiles}. */
final class PlaneTile4 {
    private static final int FILTERS = 4;

    private PlaneTile4() {}

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
        FloatVector c0a = FloatVector.fromArray(SPECIES, ZEROS, 0);
        FloatVector c0b = FloatVector.fromArray(SPECIES, ZEROS, LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, ZEROS, 2 * LANES);
        FloatVector c1b = FloatVector.fromArray(SPECIES, ZEROS, 3 * LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, ZEROS, 4 * LANES);
        FloatVector c2b = FloatVector.fromArray(SPECIES, ZEROS, 5 * LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, ZEROS, 6 * LANES);
        FloatVector c3b = FloatVector.fromArray(SPECIES, ZEROS, 7 * LANES);
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
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c0b).intoArray(y, y2);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c1b).intoArray(y, y2 + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c2b).intoArray(y, y2 + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c3b).intoArray(y, y2 + 3 * area);
    }

    /** As {@link #wide}, see {@link PlaneTile5}. */
    static void wideThrees(
            float[] x,
            int first,
            int second,
            int[] taps,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int y2,
            int area) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, ZEROS, 0);
        FloatVector c0b = FloatVector.fromArray(SPECIES, ZEROS, LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, ZEROS, 2 * LANES);
        FloatVector c1b = FloatVector.fromArray(SPECIES, ZEROS, 3 * LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, ZEROS, 4 * LANES);
        FloatVector c2b = FloatVector.fromArray(SPECIES, ZEROS, 5 * LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, ZEROS, 6 * LANES);
        FloatVector c3b = FloatVector.fromArray(SPECIES, ZEROS, 7 * LANES);
        for (int k = 0; k < count; k += 3) {
            int tap = taps[k];
            int a = first + tap;
            int b = second + tap;
            FloatVector xa = FloatVector.fromArray(SPECIES, x, a);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, b);
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
            xa = FloatVector.fromArray(SPECIES, x, CHECKS_TOGETHER ? first + taps[k + 1] : a + 1);
            xb = FloatVector.fromArray(SPECIES, x, CHECKS_TOGETHER ? second + taps[k + 1] : b + 1);
            w0 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + FILTERS]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            w1 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + FILTERS + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            w2 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + FILTERS + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            w3 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + FILTERS + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            xa = FloatVector.fromArray(SPECIES, x, CHECKS_TOGETHER ? first + taps[k + 2] : a + 2);
            xb = FloatVector.fromArray(SPECIES, x, CHECKS_TOGETHER ? second + taps[k + 2] : b + 2);
            w0 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2 * FILTERS]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            w1 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2 * FILTERS + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            w2 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2 * FILTERS + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            w3 = FloatVector.broadcast(SPECIES, w[wo + k * FILTERS + 2 * FILTERS + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c0b).intoArray(y, y2);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c1b).intoArray(y, y2 + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c2b).intoArray(y, y2 + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c3b).intoArray(y, y2 + 3 * area);
    }

    /** One vector of pixels. */
    static void narrow(
            float[] x, int first, int[] taps, int start, int count, float[] w, int wo, float[] y, int yo, int area) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c0a = zero;
        FloatVector c1a = zero;
        FloatVector c2a = zero;
        FloatVector c3a = zero;
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
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
    }
}
