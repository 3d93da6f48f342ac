package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static dev.dlc.runtime.kernel.vector.Tiles.ZEROS;

import jdk.incubator.vector.FloatVector;

/** 6 filters of a tile, see {@link PlaneTiles}. */
final class PlaneTile6 {
    private static final int STEP = Tiles.panelStep(6);

    private PlaneTile6() {}

    /** Three vectors of pixels. Not four: HotSpot's compiler makes objects of vectors in methods that are too large. */
    static void three(
            float[] x,
            int first,
            int second,
            int third,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int y2,
            int y3,
            int area) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c0a = zero;
        FloatVector c0b = zero;
        FloatVector c0c = zero;
        FloatVector c1a = zero;
        FloatVector c1b = zero;
        FloatVector c1c = zero;
        FloatVector c2a = zero;
        FloatVector c2b = zero;
        FloatVector c2c = zero;
        FloatVector c3a = zero;
        FloatVector c3b = zero;
        FloatVector c3c = zero;
        FloatVector c4a = zero;
        FloatVector c4b = zero;
        FloatVector c4c = zero;
        FloatVector c5a = zero;
        FloatVector c5b = zero;
        FloatVector c5c = zero;
        for (int k = 0; k < count; k++) {
            int tap = taps[start + k];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + tap);
            FloatVector xc = FloatVector.fromArray(SPECIES, x, third + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            c0c = w0.fma(xc, c0c);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            c1c = w1.fma(xc, c1c);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            c2c = w2.fma(xc, c2c);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            c3c = w3.fma(xc, c3c);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            c4c = w4.fma(xc, c4c);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
            c5c = w5.fma(xc, c5c);
        }
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c0b).intoArray(y, y2);
        VECTOR.cast(c0c).intoArray(y, y3);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c1b).intoArray(y, y2 + area);
        VECTOR.cast(c1c).intoArray(y, y3 + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c2b).intoArray(y, y2 + 2 * area);
        VECTOR.cast(c2c).intoArray(y, y3 + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c3b).intoArray(y, y2 + 3 * area);
        VECTOR.cast(c3c).intoArray(y, y3 + 3 * area);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * area);
        VECTOR.cast(c4b).intoArray(y, y2 + 4 * area);
        VECTOR.cast(c4c).intoArray(y, y3 + 4 * area);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * area);
        VECTOR.cast(c5b).intoArray(y, y2 + 5 * area);
        VECTOR.cast(c5c).intoArray(y, y3 + 5 * area);
    }

    /** Two vectors of pixels; see {@link Tiles} for why the loop counts places of weights. */
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
        FloatVector c4a = FloatVector.fromArray(SPECIES, ZEROS, 8 * LANES);
        FloatVector c4b = FloatVector.fromArray(SPECIES, ZEROS, 9 * LANES);
        FloatVector c5a = FloatVector.fromArray(SPECIES, ZEROS, 10 * LANES);
        FloatVector c5b = FloatVector.fromArray(SPECIES, ZEROS, 11 * LANES);
        int t = start;
        for (int v = wo, end = wo + count * STEP; v < end; v += STEP) {
            int tap = taps[t++];
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + tap);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + tap);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[v]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[v + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[v + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[v + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[v + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[v + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
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
        VECTOR.cast(c0a).intoArray(y, yo);
        VECTOR.cast(c1a).intoArray(y, yo + area);
        VECTOR.cast(c2a).intoArray(y, yo + 2 * area);
        VECTOR.cast(c3a).intoArray(y, yo + 3 * area);
        VECTOR.cast(c4a).intoArray(y, yo + 4 * area);
        VECTOR.cast(c5a).intoArray(y, yo + 5 * area);
    }
}
