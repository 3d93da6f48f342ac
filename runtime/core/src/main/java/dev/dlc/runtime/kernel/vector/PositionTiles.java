package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost part of the gradient in the weights where vectors run along positions: one to four filters by five taps, whose
 * sums stay in registers while the rows of 16 positions of an image add their products. One counted loop in one method, for the
 * reasons that {@link Tiles} gives.
 *
 * <p>The gradients of a filter are {@code area} after those of the one before it; tap i of the tile reads {@code x} at {@code xOffset
 * + places[t + i]} and, for row j of 16 positions, {@code places[j]} further on. The sums are [filter, tap, lane], those of a filter {@code step} after those of the one before it.
 */
final class PositionTiles {
    static final int TAPS = 5;
    /** With 512 bits there are 32 registers, else 16. */
    static final int FILTERS = Tiles.MANY_REGISTERS ? 4 : 2;
    /** Lanes that all providers share. */
    static final int SHARED = 16;

    private PositionTiles() {}

    static void four(
            float[] dy,
            int dyOffset,
            int area,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int rows,
            float[] sums,
            int so,
            int step) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int dy1 = dyOffset + area;
        int dy2 = dyOffset + 2 * area;
        int dy3 = dyOffset + 3 * area;
        FloatVector s00 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s01 = FloatVector.fromArray(SPECIES, sums, so + SHARED);
        FloatVector s02 = FloatVector.fromArray(SPECIES, sums, so + 2 * SHARED);
        FloatVector s03 = FloatVector.fromArray(SPECIES, sums, so + 3 * SHARED);
        FloatVector s04 = FloatVector.fromArray(SPECIES, sums, so + 4 * SHARED);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, so + step);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, so + step + SHARED);
        FloatVector s12 = FloatVector.fromArray(SPECIES, sums, so + step + 2 * SHARED);
        FloatVector s13 = FloatVector.fromArray(SPECIES, sums, so + step + 3 * SHARED);
        FloatVector s14 = FloatVector.fromArray(SPECIES, sums, so + step + 4 * SHARED);
        FloatVector s20 = FloatVector.fromArray(SPECIES, sums, so + 2 * step);
        FloatVector s21 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + SHARED);
        FloatVector s22 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 2 * SHARED);
        FloatVector s23 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 3 * SHARED);
        FloatVector s24 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 4 * SHARED);
        FloatVector s30 = FloatVector.fromArray(SPECIES, sums, so + 3 * step);
        FloatVector s31 = FloatVector.fromArray(SPECIES, sums, so + 3 * step + SHARED);
        FloatVector s32 = FloatVector.fromArray(SPECIES, sums, so + 3 * step + 2 * SHARED);
        FloatVector s33 = FloatVector.fromArray(SPECIES, sums, so + 3 * step + 3 * SHARED);
        FloatVector s34 = FloatVector.fromArray(SPECIES, sums, so + 3 * step + 4 * SHARED);
        for (int i = 0; i < rows; i++) {
            int at = places[i];
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, dyOffset + i * SHARED);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, dy1 + i * SHARED);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, dy2 + i * SHARED);
            FloatVector d3 = FloatVector.fromArray(SPECIES, dy, dy3 + i * SHARED);
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, x0 + at);
            s00 = v0.fma(d0, s00);
            s10 = v0.fma(d1, s10);
            s20 = v0.fma(d2, s20);
            s30 = v0.fma(d3, s30);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, x1 + at);
            s01 = v1.fma(d0, s01);
            s11 = v1.fma(d1, s11);
            s21 = v1.fma(d2, s21);
            s31 = v1.fma(d3, s31);
            FloatVector v2 = FloatVector.fromArray(SPECIES, x, x2 + at);
            s02 = v2.fma(d0, s02);
            s12 = v2.fma(d1, s12);
            s22 = v2.fma(d2, s22);
            s32 = v2.fma(d3, s32);
            FloatVector v3 = FloatVector.fromArray(SPECIES, x, x3 + at);
            s03 = v3.fma(d0, s03);
            s13 = v3.fma(d1, s13);
            s23 = v3.fma(d2, s23);
            s33 = v3.fma(d3, s33);
            FloatVector v4 = FloatVector.fromArray(SPECIES, x, x4 + at);
            s04 = v4.fma(d0, s04);
            s14 = v4.fma(d1, s14);
            s24 = v4.fma(d2, s24);
            s34 = v4.fma(d3, s34);
        }
        VECTOR.cast(s00).intoArray(sums, so);
        VECTOR.cast(s01).intoArray(sums, so + SHARED);
        VECTOR.cast(s02).intoArray(sums, so + 2 * SHARED);
        VECTOR.cast(s03).intoArray(sums, so + 3 * SHARED);
        VECTOR.cast(s04).intoArray(sums, so + 4 * SHARED);
        VECTOR.cast(s10).intoArray(sums, so + step);
        VECTOR.cast(s11).intoArray(sums, so + step + SHARED);
        VECTOR.cast(s12).intoArray(sums, so + step + 2 * SHARED);
        VECTOR.cast(s13).intoArray(sums, so + step + 3 * SHARED);
        VECTOR.cast(s14).intoArray(sums, so + step + 4 * SHARED);
        VECTOR.cast(s20).intoArray(sums, so + 2 * step);
        VECTOR.cast(s21).intoArray(sums, so + 2 * step + SHARED);
        VECTOR.cast(s22).intoArray(sums, so + 2 * step + 2 * SHARED);
        VECTOR.cast(s23).intoArray(sums, so + 2 * step + 3 * SHARED);
        VECTOR.cast(s24).intoArray(sums, so + 2 * step + 4 * SHARED);
        VECTOR.cast(s30).intoArray(sums, so + 3 * step);
        VECTOR.cast(s31).intoArray(sums, so + 3 * step + SHARED);
        VECTOR.cast(s32).intoArray(sums, so + 3 * step + 2 * SHARED);
        VECTOR.cast(s33).intoArray(sums, so + 3 * step + 3 * SHARED);
        VECTOR.cast(s34).intoArray(sums, so + 3 * step + 4 * SHARED);
    }

    static void three(
            float[] dy,
            int dyOffset,
            int area,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int rows,
            float[] sums,
            int so,
            int step) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int dy1 = dyOffset + area;
        int dy2 = dyOffset + 2 * area;
        FloatVector s00 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s01 = FloatVector.fromArray(SPECIES, sums, so + SHARED);
        FloatVector s02 = FloatVector.fromArray(SPECIES, sums, so + 2 * SHARED);
        FloatVector s03 = FloatVector.fromArray(SPECIES, sums, so + 3 * SHARED);
        FloatVector s04 = FloatVector.fromArray(SPECIES, sums, so + 4 * SHARED);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, so + step);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, so + step + SHARED);
        FloatVector s12 = FloatVector.fromArray(SPECIES, sums, so + step + 2 * SHARED);
        FloatVector s13 = FloatVector.fromArray(SPECIES, sums, so + step + 3 * SHARED);
        FloatVector s14 = FloatVector.fromArray(SPECIES, sums, so + step + 4 * SHARED);
        FloatVector s20 = FloatVector.fromArray(SPECIES, sums, so + 2 * step);
        FloatVector s21 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + SHARED);
        FloatVector s22 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 2 * SHARED);
        FloatVector s23 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 3 * SHARED);
        FloatVector s24 = FloatVector.fromArray(SPECIES, sums, so + 2 * step + 4 * SHARED);
        for (int i = 0; i < rows; i++) {
            int at = places[i];
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, dyOffset + i * SHARED);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, dy1 + i * SHARED);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, dy2 + i * SHARED);
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, x0 + at);
            s00 = v0.fma(d0, s00);
            s10 = v0.fma(d1, s10);
            s20 = v0.fma(d2, s20);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, x1 + at);
            s01 = v1.fma(d0, s01);
            s11 = v1.fma(d1, s11);
            s21 = v1.fma(d2, s21);
            FloatVector v2 = FloatVector.fromArray(SPECIES, x, x2 + at);
            s02 = v2.fma(d0, s02);
            s12 = v2.fma(d1, s12);
            s22 = v2.fma(d2, s22);
            FloatVector v3 = FloatVector.fromArray(SPECIES, x, x3 + at);
            s03 = v3.fma(d0, s03);
            s13 = v3.fma(d1, s13);
            s23 = v3.fma(d2, s23);
            FloatVector v4 = FloatVector.fromArray(SPECIES, x, x4 + at);
            s04 = v4.fma(d0, s04);
            s14 = v4.fma(d1, s14);
            s24 = v4.fma(d2, s24);
        }
        VECTOR.cast(s00).intoArray(sums, so);
        VECTOR.cast(s01).intoArray(sums, so + SHARED);
        VECTOR.cast(s02).intoArray(sums, so + 2 * SHARED);
        VECTOR.cast(s03).intoArray(sums, so + 3 * SHARED);
        VECTOR.cast(s04).intoArray(sums, so + 4 * SHARED);
        VECTOR.cast(s10).intoArray(sums, so + step);
        VECTOR.cast(s11).intoArray(sums, so + step + SHARED);
        VECTOR.cast(s12).intoArray(sums, so + step + 2 * SHARED);
        VECTOR.cast(s13).intoArray(sums, so + step + 3 * SHARED);
        VECTOR.cast(s14).intoArray(sums, so + step + 4 * SHARED);
        VECTOR.cast(s20).intoArray(sums, so + 2 * step);
        VECTOR.cast(s21).intoArray(sums, so + 2 * step + SHARED);
        VECTOR.cast(s22).intoArray(sums, so + 2 * step + 2 * SHARED);
        VECTOR.cast(s23).intoArray(sums, so + 2 * step + 3 * SHARED);
        VECTOR.cast(s24).intoArray(sums, so + 2 * step + 4 * SHARED);
    }

    static void two(
            float[] dy,
            int dyOffset,
            int area,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int rows,
            float[] sums,
            int so,
            int step) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        int dy1 = dyOffset + area;
        FloatVector s00 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s01 = FloatVector.fromArray(SPECIES, sums, so + SHARED);
        FloatVector s02 = FloatVector.fromArray(SPECIES, sums, so + 2 * SHARED);
        FloatVector s03 = FloatVector.fromArray(SPECIES, sums, so + 3 * SHARED);
        FloatVector s04 = FloatVector.fromArray(SPECIES, sums, so + 4 * SHARED);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sums, so + step);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sums, so + step + SHARED);
        FloatVector s12 = FloatVector.fromArray(SPECIES, sums, so + step + 2 * SHARED);
        FloatVector s13 = FloatVector.fromArray(SPECIES, sums, so + step + 3 * SHARED);
        FloatVector s14 = FloatVector.fromArray(SPECIES, sums, so + step + 4 * SHARED);
        for (int i = 0; i < rows; i++) {
            int at = places[i];
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, dyOffset + i * SHARED);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, dy1 + i * SHARED);
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, x0 + at);
            s00 = v0.fma(d0, s00);
            s10 = v0.fma(d1, s10);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, x1 + at);
            s01 = v1.fma(d0, s01);
            s11 = v1.fma(d1, s11);
            FloatVector v2 = FloatVector.fromArray(SPECIES, x, x2 + at);
            s02 = v2.fma(d0, s02);
            s12 = v2.fma(d1, s12);
            FloatVector v3 = FloatVector.fromArray(SPECIES, x, x3 + at);
            s03 = v3.fma(d0, s03);
            s13 = v3.fma(d1, s13);
            FloatVector v4 = FloatVector.fromArray(SPECIES, x, x4 + at);
            s04 = v4.fma(d0, s04);
            s14 = v4.fma(d1, s14);
        }
        VECTOR.cast(s00).intoArray(sums, so);
        VECTOR.cast(s01).intoArray(sums, so + SHARED);
        VECTOR.cast(s02).intoArray(sums, so + 2 * SHARED);
        VECTOR.cast(s03).intoArray(sums, so + 3 * SHARED);
        VECTOR.cast(s04).intoArray(sums, so + 4 * SHARED);
        VECTOR.cast(s10).intoArray(sums, so + step);
        VECTOR.cast(s11).intoArray(sums, so + step + SHARED);
        VECTOR.cast(s12).intoArray(sums, so + step + 2 * SHARED);
        VECTOR.cast(s13).intoArray(sums, so + step + 3 * SHARED);
        VECTOR.cast(s14).intoArray(sums, so + step + 4 * SHARED);
    }

    static void one(
            float[] dy,
            int dyOffset,
            int area,
            float[] x,
            int xOffset,
            int[] places,
            int t,
            int rows,
            float[] sums,
            int so,
            int step) {
        int x0 = xOffset + places[t];
        int x1 = xOffset + places[t + 1];
        int x2 = xOffset + places[t + 2];
        int x3 = xOffset + places[t + 3];
        int x4 = xOffset + places[t + 4];
        FloatVector s00 = FloatVector.fromArray(SPECIES, sums, so);
        FloatVector s01 = FloatVector.fromArray(SPECIES, sums, so + SHARED);
        FloatVector s02 = FloatVector.fromArray(SPECIES, sums, so + 2 * SHARED);
        FloatVector s03 = FloatVector.fromArray(SPECIES, sums, so + 3 * SHARED);
        FloatVector s04 = FloatVector.fromArray(SPECIES, sums, so + 4 * SHARED);
        for (int i = 0; i < rows; i++) {
            int at = places[i];
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, dyOffset + i * SHARED);
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, x0 + at);
            s00 = v0.fma(d0, s00);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, x1 + at);
            s01 = v1.fma(d0, s01);
            FloatVector v2 = FloatVector.fromArray(SPECIES, x, x2 + at);
            s02 = v2.fma(d0, s02);
            FloatVector v3 = FloatVector.fromArray(SPECIES, x, x3 + at);
            s03 = v3.fma(d0, s03);
            FloatVector v4 = FloatVector.fromArray(SPECIES, x, x4 + at);
            s04 = v4.fma(d0, s04);
        }
        VECTOR.cast(s00).intoArray(sums, so);
        VECTOR.cast(s01).intoArray(sums, so + SHARED);
        VECTOR.cast(s02).intoArray(sums, so + 2 * SHARED);
        VECTOR.cast(s03).intoArray(sums, so + 3 * SHARED);
        VECTOR.cast(s04).intoArray(sums, so + 4 * SHARED);
    }
}
