package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/** 8 rows of a tile, the numbers of a's rows side by side, see {@link ProductTiles}. */
final class Tile8 {
    private Tile8() {}

    /** Two vectors of columns. */
    static void wide(
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            int depth,
            float[] start,
            int so,
            int ss,
            float[] c,
            int co,
            int cs) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, start, so);
        FloatVector c0b = FloatVector.fromArray(SPECIES, start, so + LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, start, so + ss);
        FloatVector c1b = FloatVector.fromArray(SPECIES, start, so + ss + LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, start, so + 2 * ss);
        FloatVector c2b = FloatVector.fromArray(SPECIES, start, so + 2 * ss + LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, start, so + 3 * ss);
        FloatVector c3b = FloatVector.fromArray(SPECIES, start, so + 3 * ss + LANES);
        FloatVector c4a = FloatVector.fromArray(SPECIES, start, so + 4 * ss);
        FloatVector c4b = FloatVector.fromArray(SPECIES, start, so + 4 * ss + LANES);
        FloatVector c5a = FloatVector.fromArray(SPECIES, start, so + 5 * ss);
        FloatVector c5b = FloatVector.fromArray(SPECIES, start, so + 5 * ss + LANES);
        FloatVector c6a = FloatVector.fromArray(SPECIES, start, so + 6 * ss);
        FloatVector c6b = FloatVector.fromArray(SPECIES, start, so + 6 * ss + LANES);
        FloatVector c7a = FloatVector.fromArray(SPECIES, start, so + 7 * ss);
        FloatVector c7b = FloatVector.fromArray(SPECIES, start, so + 7 * ss + LANES);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * bs);
            FloatVector bb = FloatVector.fromArray(SPECIES, b, bo + p * bs + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ao + p * as]);
            c0a = a0.fma(ba, c0a);
            c0b = a0.fma(bb, c0b);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ao + p * as + 1]);
            c1a = a1.fma(ba, c1a);
            c1b = a1.fma(bb, c1b);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ao + p * as + 2]);
            c2a = a2.fma(ba, c2a);
            c2b = a2.fma(bb, c2b);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ao + p * as + 3]);
            c3a = a3.fma(ba, c3a);
            c3b = a3.fma(bb, c3b);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[ao + p * as + 4]);
            c4a = a4.fma(ba, c4a);
            c4b = a4.fma(bb, c4b);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[ao + p * as + 5]);
            c5a = a5.fma(ba, c5a);
            c5b = a5.fma(bb, c5b);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[ao + p * as + 6]);
            c6a = a6.fma(ba, c6a);
            c6b = a6.fma(bb, c6b);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[ao + p * as + 7]);
            c7a = a7.fma(ba, c7a);
            c7b = a7.fma(bb, c7b);
        }
        VECTOR.cast(c0a).intoArray(c, co);
        VECTOR.cast(c0b).intoArray(c, co + LANES);
        VECTOR.cast(c1a).intoArray(c, co + cs);
        VECTOR.cast(c1b).intoArray(c, co + cs + LANES);
        VECTOR.cast(c2a).intoArray(c, co + 2 * cs);
        VECTOR.cast(c2b).intoArray(c, co + 2 * cs + LANES);
        VECTOR.cast(c3a).intoArray(c, co + 3 * cs);
        VECTOR.cast(c3b).intoArray(c, co + 3 * cs + LANES);
        VECTOR.cast(c4a).intoArray(c, co + 4 * cs);
        VECTOR.cast(c4b).intoArray(c, co + 4 * cs + LANES);
        VECTOR.cast(c5a).intoArray(c, co + 5 * cs);
        VECTOR.cast(c5b).intoArray(c, co + 5 * cs + LANES);
        VECTOR.cast(c6a).intoArray(c, co + 6 * cs);
        VECTOR.cast(c6b).intoArray(c, co + 6 * cs + LANES);
        VECTOR.cast(c7a).intoArray(c, co + 7 * cs);
        VECTOR.cast(c7b).intoArray(c, co + 7 * cs + LANES);
    }

    /** The first vector of columns only. */
    static void narrow(
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            int depth,
            float[] start,
            int so,
            int ss,
            float[] c,
            int co,
            int cs) {
        FloatVector c0a = FloatVector.fromArray(SPECIES, start, so);
        FloatVector c1a = FloatVector.fromArray(SPECIES, start, so + ss);
        FloatVector c2a = FloatVector.fromArray(SPECIES, start, so + 2 * ss);
        FloatVector c3a = FloatVector.fromArray(SPECIES, start, so + 3 * ss);
        FloatVector c4a = FloatVector.fromArray(SPECIES, start, so + 4 * ss);
        FloatVector c5a = FloatVector.fromArray(SPECIES, start, so + 5 * ss);
        FloatVector c6a = FloatVector.fromArray(SPECIES, start, so + 6 * ss);
        FloatVector c7a = FloatVector.fromArray(SPECIES, start, so + 7 * ss);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * bs);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ao + p * as]);
            c0a = a0.fma(ba, c0a);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ao + p * as + 1]);
            c1a = a1.fma(ba, c1a);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ao + p * as + 2]);
            c2a = a2.fma(ba, c2a);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ao + p * as + 3]);
            c3a = a3.fma(ba, c3a);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[ao + p * as + 4]);
            c4a = a4.fma(ba, c4a);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[ao + p * as + 5]);
            c5a = a5.fma(ba, c5a);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[ao + p * as + 6]);
            c6a = a6.fma(ba, c6a);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[ao + p * as + 7]);
            c7a = a7.fma(ba, c7a);
        }
        VECTOR.cast(c0a).intoArray(c, co);
        VECTOR.cast(c1a).intoArray(c, co + cs);
        VECTOR.cast(c2a).intoArray(c, co + 2 * cs);
        VECTOR.cast(c3a).intoArray(c, co + 3 * cs);
        VECTOR.cast(c4a).intoArray(c, co + 4 * cs);
        VECTOR.cast(c5a).intoArray(c, co + 5 * cs);
        VECTOR.cast(c6a).intoArray(c, co + 6 * cs);
        VECTOR.cast(c7a).intoArray(c, co + 7 * cs);
    }
}
