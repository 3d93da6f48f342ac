package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/** As {@link WideFilterTiles}, of one vector of filters. */
final class NarrowFilterTiles {
    private NarrowFilterTiles() {}

    static void narrow12(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int x5 = xOffset + places[t + 5];
        int x6 = xOffset + places[t + 6];
        int x7 = xOffset + places[t + 7];
        int x8 = xOffset + places[t + 8];
        int x9 = xOffset + places[t + 9];
        int x10 = xOffset + places[t + 10];
        int x11 = xOffset + places[t + 11];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s8 = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s9 = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, so + 10 * LANES);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, so + 11 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[x0 + at]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[x1 + at]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[x2 + at]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[x3 + at]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[x4 + at]).fma(d, s4);
            s5 = FloatVector.broadcast(SPECIES, x[x5 + at]).fma(d, s5);
            s6 = FloatVector.broadcast(SPECIES, x[x6 + at]).fma(d, s6);
            s7 = FloatVector.broadcast(SPECIES, x[x7 + at]).fma(d, s7);
            s8 = FloatVector.broadcast(SPECIES, x[x8 + at]).fma(d, s8);
            s9 = FloatVector.broadcast(SPECIES, x[x9 + at]).fma(d, s9);
            s10 = FloatVector.broadcast(SPECIES, x[x10 + at]).fma(d, s10);
            s11 = FloatVector.broadcast(SPECIES, x[x11 + at]).fma(d, s11);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s5).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s6).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s7).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s8).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s9).intoArray(sums, so + 9 * LANES);
        VECTOR.cast(s10).intoArray(sums, so + 10 * LANES);
        VECTOR.cast(s11).intoArray(sums, so + 11 * LANES);
    }

    static void narrow6(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int x5 = xOffset + places[t + 5];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[x0 + at]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[x1 + at]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[x2 + at]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[x3 + at]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[x4 + at]).fma(d, s4);
            s5 = FloatVector.broadcast(SPECIES, x[x5 + at]).fma(d, s5);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s5).intoArray(sums, so + 5 * LANES);
    }

    /** Four runs of three taps that lie side by side: places are computed and checked once a run. */
    static void narrow4x3(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x3 = xOffset + places[t + 3];
        int x6 = xOffset + places[t + 6];
        int x9 = xOffset + places[t + 9];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s8 = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s9 = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, so + 10 * LANES);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, so + 11 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            int at3 = x3 + at;
            int at6 = x6 + at;
            int at9 = x9 + at;
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[at0]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[at0 + 1]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[at0 + 2]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[at3]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[at3 + 1]).fma(d, s4);
            s5 = FloatVector.broadcast(SPECIES, x[at3 + 2]).fma(d, s5);
            s6 = FloatVector.broadcast(SPECIES, x[at6]).fma(d, s6);
            s7 = FloatVector.broadcast(SPECIES, x[at6 + 1]).fma(d, s7);
            s8 = FloatVector.broadcast(SPECIES, x[at6 + 2]).fma(d, s8);
            s9 = FloatVector.broadcast(SPECIES, x[at9]).fma(d, s9);
            s10 = FloatVector.broadcast(SPECIES, x[at9 + 1]).fma(d, s10);
            s11 = FloatVector.broadcast(SPECIES, x[at9 + 2]).fma(d, s11);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s5).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s6).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s7).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s8).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s9).intoArray(sums, so + 9 * LANES);
        VECTOR.cast(s10).intoArray(sums, so + 10 * LANES);
        VECTOR.cast(s11).intoArray(sums, so + 11 * LANES);
    }

    /** Two runs of three taps. */
    static void narrow2x3(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x3 = xOffset + places[t + 3];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            int at3 = x3 + at;
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[at0]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[at0 + 1]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[at0 + 2]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[at3]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[at3 + 1]).fma(d, s4);
            s5 = FloatVector.broadcast(SPECIES, x[at3 + 2]).fma(d, s5);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s5).intoArray(sums, so + 5 * LANES);
    }

    /** Two runs of five taps. */
    static void narrow2x5(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        int x5 = xOffset + places[t + 5];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sums, so + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, sums, so + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, sums, so + 7 * LANES);
        FloatVector s8 = FloatVector.fromArray(SPECIES, sums, so + 8 * LANES);
        FloatVector s9 = FloatVector.fromArray(SPECIES, sums, so + 9 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            int at5 = x5 + at;
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[at0]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[at0 + 1]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[at0 + 2]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[at0 + 3]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[at0 + 4]).fma(d, s4);
            s5 = FloatVector.broadcast(SPECIES, x[at5]).fma(d, s5);
            s6 = FloatVector.broadcast(SPECIES, x[at5 + 1]).fma(d, s6);
            s7 = FloatVector.broadcast(SPECIES, x[at5 + 2]).fma(d, s7);
            s8 = FloatVector.broadcast(SPECIES, x[at5 + 3]).fma(d, s8);
            s9 = FloatVector.broadcast(SPECIES, x[at5 + 4]).fma(d, s9);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
        VECTOR.cast(s5).intoArray(sums, so + 5 * LANES);
        VECTOR.cast(s6).intoArray(sums, so + 6 * LANES);
        VECTOR.cast(s7).intoArray(sums, so + 7 * LANES);
        VECTOR.cast(s8).intoArray(sums, so + 8 * LANES);
        VECTOR.cast(s9).intoArray(sums, so + 9 * LANES);
    }

    /** A run of five taps. */
    static void narrow1x5(
            float[] dy, int dyOffset, float[] x, int xOffset, int[] places, int t, int count, float[] sums, int so) {
        int x0 = xOffset + places[t];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sums, so + 4 * LANES);
        for (int i = 0; i < count; i++) {
            int at = places[i];
            int at0 = x0 + at;
            FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            s0 = FloatVector.broadcast(SPECIES, x[at0]).fma(d, s0);
            s1 = FloatVector.broadcast(SPECIES, x[at0 + 1]).fma(d, s1);
            s2 = FloatVector.broadcast(SPECIES, x[at0 + 2]).fma(d, s2);
            s3 = FloatVector.broadcast(SPECIES, x[at0 + 3]).fma(d, s3);
            s4 = FloatVector.broadcast(SPECIES, x[at0 + 4]).fma(d, s4);
        }
        VECTOR.cast(s0).intoArray(sums, so);
        VECTOR.cast(s1).intoArray(sums, so + LANES);
        VECTOR.cast(s2).intoArray(sums, so + 2 * LANES);
        VECTOR.cast(s3).intoArray(sums, so + 3 * LANES);
        VECTOR.cast(s4).intoArray(sums, so + 4 * LANES);
    }
}
