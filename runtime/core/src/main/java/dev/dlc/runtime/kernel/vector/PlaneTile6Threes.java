package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/**
 * 6 filters of a tile by two vectors of pixels, as {@link PlaneTile6#wide}, of three taps in each turn of the loop; the list of taps begins
 * at 0. All sums begin as one zero here: loaded one by one, as other tiles begin, more of them go through memory.
 */
final class PlaneTile6Threes {
    private static final int STEP = Tiles.panelStep(6);

    private PlaneTile6Threes() {}

    /** Any taps, for a compiler that {@link Tiles#CHECKS_TOGETHER}: with one tap a turn, sums go through memory there. */
    static void any(
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
        int k = 0;
        for (; k < count - 2; k += 3) {
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + taps[k]);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + taps[k]);
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
            xa = FloatVector.fromArray(SPECIES, x, first + taps[k + 1]);
            xb = FloatVector.fromArray(SPECIES, x, second + taps[k + 1]);
            w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
            xa = FloatVector.fromArray(SPECIES, x, first + taps[k + 2]);
            xb = FloatVector.fromArray(SPECIES, x, second + taps[k + 2]);
            w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP]);
            c0a = w0.fma(xa, c0a);
            c0b = w0.fma(xb, c0b);
            w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP + 1]);
            c1a = w1.fma(xa, c1a);
            c1b = w1.fma(xb, c1b);
            w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP + 2]);
            c2a = w2.fma(xa, c2a);
            c2b = w2.fma(xb, c2b);
            w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP + 3]);
            c3a = w3.fma(xa, c3a);
            c3b = w3.fma(xb, c3b);
            w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP + 4]);
            c4a = w4.fma(xa, c4a);
            c4b = w4.fma(xb, c4b);
            w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + 2 * STEP + 5]);
            c5a = w5.fma(xa, c5a);
            c5b = w5.fma(xb, c5b);
        }
        if (k < count) {
            FloatVector xa = FloatVector.fromArray(SPECIES, x, first + taps[k]);
            FloatVector xb = FloatVector.fromArray(SPECIES, x, second + taps[k]);
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
            if (k + 1 < count) {
                xa = FloatVector.fromArray(SPECIES, x, first + taps[k + 1]);
                xb = FloatVector.fromArray(SPECIES, x, second + taps[k + 1]);
                w0 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP]);
                c0a = w0.fma(xa, c0a);
                c0b = w0.fma(xb, c0b);
                w1 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 1]);
                c1a = w1.fma(xa, c1a);
                c1b = w1.fma(xb, c1b);
                w2 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 2]);
                c2a = w2.fma(xa, c2a);
                c2b = w2.fma(xb, c2b);
                w3 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 3]);
                c3a = w3.fma(xa, c3a);
                c3b = w3.fma(xb, c3b);
                w4 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 4]);
                c4a = w4.fma(xa, c4a);
                c4b = w4.fma(xb, c4b);
                w5 = FloatVector.broadcast(SPECIES, w[wo + k * STEP + STEP + 5]);
                c5a = w5.fma(xa, c5a);
                c5b = w5.fma(xb, c5b);
            }
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
}
