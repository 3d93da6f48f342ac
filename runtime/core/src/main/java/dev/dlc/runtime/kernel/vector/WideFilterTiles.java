package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost part of the gradient in the weights, two vectors of filters by some taps: the sums of a tile stay in registers
 * while a run of positions adds its products. One counted loop in one method, for the reasons that {@link Tiles} gives.
 *
 * <p>{@code dy} holds, for each position, the gradients of the filters side by side. Tap i of the tile reads {@code x} at {@code xOffset
 * + places[t + i]} for the first position of an image and {@code places[j]} further on for position j of the run (from 0 on: an
 * offset into the list would take as many instructions in the loop as the bounds do). The sums are [tap, filter].
 */
final class WideFilterTiles {
    private WideFilterTiles() {}

    static void wide6(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int x5 = xOffset + places[t + 5];
        FloatVector s0a = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s0b = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s1a = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s1b = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s2a = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s2b = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s3a = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s3b = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s4a = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s4b = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        FloatVector s5a = FloatVector.fromArray(SPECIES, sums, so + 10 * LANES);
        FloatVector s5b = FloatVector.fromArray(SPECIES, sums, so + 11 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            FloatVector da = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH);
            FloatVector db = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH + LANES);
            FloatVector b0 = FloatVector.broadcast(SPECIES, x[x0 + at]);
            s0a = b0.fma(da, s0a);
            s0b = b0.fma(db, s0b);
            FloatVector b1 = FloatVector.broadcast(SPECIES, x[x1 + at]);
            s1a = b1.fma(da, s1a);
            s1b = b1.fma(db, s1b);
            FloatVector b2 = FloatVector.broadcast(SPECIES, x[x2 + at]);
            s2a = b2.fma(da, s2a);
            s2b = b2.fma(db, s2b);
            FloatVector b3 = FloatVector.broadcast(SPECIES, x[x3 + at]);
            s3a = b3.fma(da, s3a);
            s3b = b3.fma(db, s3b);
            FloatVector b4 = FloatVector.broadcast(SPECIES, x[x4 + at]);
            s4a = b4.fma(da, s4a);
            s4b = b4.fma(db, s4b);
            FloatVector b5 = FloatVector.broadcast(SPECIES, x[x5 + at]);
            s5a = b5.fma(da, s5a);
            s5b = b5.fma(db, s5b);
        }
        VECTOR.cast(s0a).intoArray(sums, so);
        VECTOR.cast(s0b).intoArray(sums, so + LANES);
        VECTOR.cast(s1a).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s1b).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s2a).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s2b).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s3a).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s3b).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s4a).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s4b).intoArray(sums, so + 9 * LANES);
        VECTOR.cast(s5a).intoArray(sums, so + 10 * LANES);
        VECTOR.cast(s5b).intoArray(sums, so + 11 * LANES);
    }

    /** As {@link #wide6}, of two runs of three taps that lie side by side: places are computed and checked once a run. */
    static void wide2x3(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x3 = xOffset + places[t + 3];
        FloatVector s0a = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s0b = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s1a = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s1b = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s2a = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s2b = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s3a = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s3b = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s4a = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s4b = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        FloatVector s5a = FloatVector.fromArray(SPECIES, sums, so + 10 * LANES);
        FloatVector s5b = FloatVector.fromArray(SPECIES, sums, so + 11 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            int at3 = x3 + at;
            FloatVector da = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH);
            FloatVector db = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH + LANES);
            FloatVector b0 = FloatVector.broadcast(SPECIES, x[at0]);
            s0a = b0.fma(da, s0a);
            s0b = b0.fma(db, s0b);
            FloatVector b1 = FloatVector.broadcast(SPECIES, x[at0 + 1]);
            s1a = b1.fma(da, s1a);
            s1b = b1.fma(db, s1b);
            FloatVector b2 = FloatVector.broadcast(SPECIES, x[at0 + 2]);
            s2a = b2.fma(da, s2a);
            s2b = b2.fma(db, s2b);
            FloatVector b3 = FloatVector.broadcast(SPECIES, x[at3]);
            s3a = b3.fma(da, s3a);
            s3b = b3.fma(db, s3b);
            FloatVector b4 = FloatVector.broadcast(SPECIES, x[at3 + 1]);
            s4a = b4.fma(da, s4a);
            s4b = b4.fma(db, s4b);
            FloatVector b5 = FloatVector.broadcast(SPECIES, x[at3 + 2]);
            s5a = b5.fma(da, s5a);
            s5b = b5.fma(db, s5b);
        }
        VECTOR.cast(s0a).intoArray(sums, so);
        VECTOR.cast(s0b).intoArray(sums, so + LANES);
        VECTOR.cast(s1a).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s1b).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s2a).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s2b).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s3a).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s3b).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s4a).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s4b).intoArray(sums, so + 9 * LANES);
        VECTOR.cast(s5a).intoArray(sums, so + 10 * LANES);
        VECTOR.cast(s5b).intoArray(sums, so + 11 * LANES);
    }

    /** As {@link #wide6}, of a run of five taps. */
    static void wide1x5(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        FloatVector s0a = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s0b = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s1a = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s1b = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s2a = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s2b = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s3a = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s3b = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s4a = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s4b = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            FloatVector da = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH);
            FloatVector db = FloatVector.fromArray(SPECIES, dy, dyOffset + i * WIDTH + LANES);
            FloatVector b0 = FloatVector.broadcast(SPECIES, x[at0]);
            s0a = b0.fma(da, s0a);
            s0b = b0.fma(db, s0b);
            FloatVector b1 = FloatVector.broadcast(SPECIES, x[at0 + 1]);
            s1a = b1.fma(da, s1a);
            s1b = b1.fma(db, s1b);
            FloatVector b2 = FloatVector.broadcast(SPECIES, x[at0 + 2]);
            s2a = b2.fma(da, s2a);
            s2b = b2.fma(db, s2b);
            FloatVector b3 = FloatVector.broadcast(SPECIES, x[at0 + 3]);
            s3a = b3.fma(da, s3a);
            s3b = b3.fma(db, s3b);
            FloatVector b4 = FloatVector.broadcast(SPECIES, x[at0 + 4]);
            s4a = b4.fma(da, s4a);
            s4b = b4.fma(db, s4b);
        }
        VECTOR.cast(s0a).intoArray(sums, so);
        VECTOR.cast(s0b).intoArray(sums, so + LANES);
        VECTOR.cast(s1a).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s1b).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s2a).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s2b).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s3a).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s3b).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s4a).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s4b).intoArray(sums, so + 9 * LANES);
    }
}
