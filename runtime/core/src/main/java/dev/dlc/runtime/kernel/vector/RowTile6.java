package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.ProductTiles.ROW_STRIDE;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/** 6 rows of a tile, the numbers of a's rows one row after the other, see {@link ProductTiles}. */
final class RowTile6 {
    private RowTile6() {}

    /**
     * Two vectors of columns, an even depth: two numbers of each row a turn of the loop, a tenth faster than one, and with half of a
     * core's instructions, beside a busy neighbour, a quarter. See {@link Tiles} for why the loop counts places.
     */
    static void wide(
            float[] a,
            int ao,
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
        int q = bo;
        for (int p = ao, end = ao + depth; p < end; p += 2) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, q);
            FloatVector bb = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
            c0a = a0.fma(ba, c0a);
            c0b = a0.fma(bb, c0b);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + ROW_STRIDE]);
            c1a = a1.fma(ba, c1a);
            c1b = a1.fma(bb, c1b);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * ROW_STRIDE]);
            c2a = a2.fma(ba, c2a);
            c2b = a2.fma(bb, c2b);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * ROW_STRIDE]);
            c3a = a3.fma(ba, c3a);
            c3b = a3.fma(bb, c3b);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + 4 * ROW_STRIDE]);
            c4a = a4.fma(ba, c4a);
            c4b = a4.fma(bb, c4b);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + 5 * ROW_STRIDE]);
            c5a = a5.fma(ba, c5a);
            c5b = a5.fma(bb, c5b);
            q += bs;
            ba = FloatVector.fromArray(SPECIES, b, q);
            bb = FloatVector.fromArray(SPECIES, b, q + LANES);
            a0 = FloatVector.broadcast(SPECIES, a[p + 1]);
            c0a = a0.fma(ba, c0a);
            c0b = a0.fma(bb, c0b);
            a1 = FloatVector.broadcast(SPECIES, a[p + 1 + ROW_STRIDE]);
            c1a = a1.fma(ba, c1a);
            c1b = a1.fma(bb, c1b);
            a2 = FloatVector.broadcast(SPECIES, a[p + 1 + 2 * ROW_STRIDE]);
            c2a = a2.fma(ba, c2a);
            c2b = a2.fma(bb, c2b);
            a3 = FloatVector.broadcast(SPECIES, a[p + 1 + 3 * ROW_STRIDE]);
            c3a = a3.fma(ba, c3a);
            c3b = a3.fma(bb, c3b);
            a4 = FloatVector.broadcast(SPECIES, a[p + 1 + 4 * ROW_STRIDE]);
            c4a = a4.fma(ba, c4a);
            c4b = a4.fma(bb, c4b);
            a5 = FloatVector.broadcast(SPECIES, a[p + 1 + 5 * ROW_STRIDE]);
            c5a = a5.fma(ba, c5a);
            c5b = a5.fma(bb, c5b);
            q += bs;
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
    }

    /** The first vector of columns only. */
    static void narrow(
            float[] a,
            int ao,
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
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * bs);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ao + p]);
            c0a = a0.fma(ba, c0a);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ao + p + ROW_STRIDE]);
            c1a = a1.fma(ba, c1a);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ao + p + 2 * ROW_STRIDE]);
            c2a = a2.fma(ba, c2a);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ao + p + 3 * ROW_STRIDE]);
            c3a = a3.fma(ba, c3a);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[ao + p + 4 * ROW_STRIDE]);
            c4a = a4.fma(ba, c4a);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[ao + p + 5 * ROW_STRIDE]);
            c5a = a5.fma(ba, c5a);
        }
        VECTOR.cast(c0a).intoArray(c, co);
        VECTOR.cast(c1a).intoArray(c, co + cs);
        VECTOR.cast(c2a).intoArray(c, co + 2 * cs);
        VECTOR.cast(c3a).intoArray(c, co + 3 * cs);
        VECTOR.cast(c4a).intoArray(c, co + 4 * cs);
        VECTOR.cast(c5a).intoArray(c, co + 5 * cs);
    }
}
