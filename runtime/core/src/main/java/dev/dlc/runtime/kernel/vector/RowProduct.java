package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.OutputParts;
import dev.dlc.runtime.kernel.PackedWeights;
import jdk.incubator.vector.FloatVector;

/**
 * The product of one row with a matrix of weights, {@code y[o] = sum over i of x[i] * w[o, i]}, for predicting one sample:
 * vectors hold outputs, eight of them at a time where there are so many, because each addition waits for the one before. The
 * weights are packed so that they are read once, from the first to the last; weights that are more than the second-level cache
 * holds every other time from the last panel to the first, so that what was read last, and still is in the cache, comes first.
 */
final class RowProduct {
    /** Vectors of a full panel. */
    private static final int MOST = 8;

    /** Vectors of a full panel of weights that are {@link #MANY}: with so few, they are several panels. */
    private static final int FEW = 4;

    /** So many weights take most of a second-level cache. */
    private static final int MANY = 1 << 18;

    private RowProduct() {}

    /** Panels of 8, 4, 2 or 1 vectors of outputs: for each input in turn the weights of these outputs, side by side. */
    static PackedWeights pack(float[] w, int wo, int inputs, int outputs) {
        int vectors = (outputs + LANES - 1) / LANES;
        float[] packed = new float[vectors * LANES * inputs];
        int most = most(packed.length);
        for (int v = 0; v < vectors; ) {
            int count = panel(vectors - v, most);
            int first = v * LANES;
            int rows = Math.min(count * LANES, outputs - first);
            Panels.interleave(w, wo + first * inputs, inputs, rows, inputs, packed, first * inputs, count * LANES);
            v += count;
        }
        return new PackedWeights(w, wo, packed, new int[0], OutputParts.ofOutputs(outputs, 1, most * LANES));
    }

    private static int most(int weights) {
        return weights < MANY ? MOST : FEW;
    }

    /** How many of the vectors that are left the next panel has. */
    private static int panel(int left, int most) {
        return Math.min(most, Integer.highestOneBit(left));
    }

    /** Outputs {@code first} to {@code last}, where full panels end or all. */
    static void multiply(
            Worker worker,
            float[] x,
            int xo,
            float[] packed,
            float[] y,
            int yo,
            int inputs,
            int outputs,
            int first,
            int last) {
        int vectors = (outputs + LANES - 1) / LANES;
        int most = most(packed.length);
        if (first == last) {
            return;
        }
        int begin = first / LANES;
        int end = (last + LANES - 1) / LANES;
        boolean whole = outputs == vectors * LANES;
        float[] sums = whole ? y : worker.scratch(0, vectors * LANES);
        int so = whole ? yo : 0;
        // The full panels come first.
        int full = begin + (end - begin) / most * most;
        boolean backwards = most == FEW && worker.isInOddPass();
        for (int done = begin; done < end; ) {
            int count = panel(end - done, most);
            int v = backwards && done < full ? full - most - (done - begin) : done;
            multiply(count, x, xo, inputs, packed, v * LANES * inputs, sums, so + v * LANES);
            done += count;
        }
        if (!whole) {
            int from = begin * LANES;
            System.arraycopy(sums, from, y, yo + from, Math.min(end * LANES, outputs) - from);
        }
    }

    private static void multiply(int vectors, float[] x, int xo, int inputs, float[] w, int wo, float[] y, int yo) {
        switch (vectors) {
            case 8 -> eight(x, xo, inputs, w, wo, y, yo);
            case 4 -> four(x, xo, inputs, w, wo, y, yo);
            case 2 -> two(x, xo, inputs, w, wo, y, yo);
            default -> one(x, xo, inputs, w, wo, y, yo);
        }
    }

    private static void eight(float[] x, int xo, int inputs, float[] w, int wo, float[] y, int yo) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inputs; i++) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
            s0 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES), s0);
            s1 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + LANES), s1);
            s2 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 2 * LANES), s2);
            s3 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 3 * LANES), s3);
            s4 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 4 * LANES), s4);
            s5 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 5 * LANES), s5);
            s6 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 6 * LANES), s6);
            s7 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 8 * LANES + 7 * LANES), s7);
        }
        VECTOR.cast(s0).intoArray(y, yo);
        VECTOR.cast(s1).intoArray(y, yo + LANES);
        VECTOR.cast(s2).intoArray(y, yo + 2 * LANES);
        VECTOR.cast(s3).intoArray(y, yo + 3 * LANES);
        VECTOR.cast(s4).intoArray(y, yo + 4 * LANES);
        VECTOR.cast(s5).intoArray(y, yo + 5 * LANES);
        VECTOR.cast(s6).intoArray(y, yo + 6 * LANES);
        VECTOR.cast(s7).intoArray(y, yo + 7 * LANES);
    }

    private static void four(float[] x, int xo, int inputs, float[] w, int wo, float[] y, int yo) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inputs; i++) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
            s0 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 4 * LANES), s0);
            s1 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 4 * LANES + LANES), s1);
            s2 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 4 * LANES + 2 * LANES), s2);
            s3 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 4 * LANES + 3 * LANES), s3);
        }
        VECTOR.cast(s0).intoArray(y, yo);
        VECTOR.cast(s1).intoArray(y, yo + LANES);
        VECTOR.cast(s2).intoArray(y, yo + 2 * LANES);
        VECTOR.cast(s3).intoArray(y, yo + 3 * LANES);
    }

    private static void two(float[] x, int xo, int inputs, float[] w, int wo, float[] y, int yo) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inputs; i++) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
            s0 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 2 * LANES), s0);
            s1 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * 2 * LANES + LANES), s1);
        }
        VECTOR.cast(s0).intoArray(y, yo);
        VECTOR.cast(s1).intoArray(y, yo + LANES);
    }

    private static void one(float[] x, int xo, int inputs, float[] w, int wo, float[] y, int yo) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inputs; i++) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
            s0 = v.fma(FloatVector.fromArray(SPECIES, w, wo + i * LANES), s0);
        }
        VECTOR.cast(s0).intoArray(y, yo);
    }
}
