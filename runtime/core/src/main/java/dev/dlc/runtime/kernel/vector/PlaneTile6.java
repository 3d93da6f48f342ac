package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/** 6 filters of a tile, see {@link PlaneTiles}. */
final class PlaneTile6 {
    private static final int STEP = Tiles.panelStep(6);

    private PlaneTile6() {}

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
        for (int k = 0; k < count; k++) {
            int tap = taps[start + k];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
        }
        c0a.intoArray(y, yo);
        c0b.intoArray(y, y2);
        c1a.intoArray(y, yo + area);
        c1b.intoArray(y, y2 + area);
        c2a.intoArray(y, yo + 2 * area);
        c2b.intoArray(y, y2 + 2 * area);
        c3a.intoArray(y, yo + 3 * area);
        c3b.intoArray(y, y2 + 3 * area);
        c4a.intoArray(y, yo + 4 * area);
        c4b.intoArray(y, y2 + 4 * area);
        c5a.intoArray(y, yo + 5 * area);
        c5b.intoArray(y, y2 + 5 * area);
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
        for (int k = 0; k < count; k++) {
            int tap = taps[start + k];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP]);
            c0a = w0.fma(xa, c0a);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 1]);
            c1a = w1.fma(xa, c1a);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2]);
            c2a = w2.fma(xa, c2a);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 3]);
            c3a = w3.fma(xa, c3a);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 4]);
            c4a = w4.fma(xa, c4a);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 5]);
            c5a = w5.fma(xa, c5a);
        }
        c0a.intoArray(y, yo);
        c1a.intoArray(y, yo + area);
        c2a.intoArray(y, yo + 2 * area);
        c3a.intoArray(y, yo + 3 * area);
        c4a.intoArray(y, yo + 4 * area);
        c5a.intoArray(y, yo + 5 * area);
    }
}
