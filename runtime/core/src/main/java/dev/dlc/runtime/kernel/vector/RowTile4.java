package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/** 4 rows of a tile, see {@link RowTiles}. */
final class RowTile4 {
    private RowTile4() {}

    /** Two vectors of columns. */
    static void wide(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        int a1 = ao + as;
        int a2 = ao + 2 * as;
        int a3 = ao + 3 * as;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        FloatVector c0b = FloatVector.fromArray(SPECIES, c, co + LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, c, co + cs);
        FloatVector c1b = FloatVector.fromArray(SPECIES, c, co + cs + LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, c, co + 2 * cs);
        FloatVector c2b = FloatVector.fromArray(SPECIES, c, co + 2 * cs + LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, c, co + 3 * cs);
        FloatVector c3b = FloatVector.fromArray(SPECIES, c, co + 3 * cs + LANES);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * WIDTH);
            FloatVector bb = FloatVector.fromArray(SPECIES, b, bo + p * WIDTH + LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c0a = v0.fma(ba, c0a);
            c0b = v0.fma(bb, c0b);
            FloatVector v1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c1a = v1.fma(ba, c1a);
            c1b = v1.fma(bb, c1b);
            FloatVector v2 = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c2a = v2.fma(ba, c2a);
            c2b = v2.fma(bb, c2b);
            FloatVector v3 = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c3a = v3.fma(ba, c3a);
            c3b = v3.fma(bb, c3b);
        }
        c0a.intoArray(c, co);
        c0b.intoArray(c, co + LANES);
        c1a.intoArray(c, co + cs);
        c1b.intoArray(c, co + cs + LANES);
        c2a.intoArray(c, co + 2 * cs);
        c2b.intoArray(c, co + 2 * cs + LANES);
        c3a.intoArray(c, co + 3 * cs);
        c3b.intoArray(c, co + 3 * cs + LANES);
    }

    /** One vector of columns. */
    static void narrow(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        int a1 = ao + as;
        int a2 = ao + 2 * as;
        int a3 = ao + 3 * as;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        FloatVector c1a = FloatVector.fromArray(SPECIES, c, co + cs);
        FloatVector c2a = FloatVector.fromArray(SPECIES, c, co + 2 * cs);
        FloatVector c3a = FloatVector.fromArray(SPECIES, c, co + 3 * cs);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c0a = v0.fma(ba, c0a);
            FloatVector v1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c1a = v1.fma(ba, c1a);
            FloatVector v2 = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c2a = v2.fma(ba, c2a);
            FloatVector v3 = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c3a = v3.fma(ba, c3a);
        }
        c0a.intoArray(c, co);
        c1a.intoArray(c, co + cs);
        c2a.intoArray(c, co + 2 * cs);
        c3a.intoArray(c, co + 3 * cs);
    }
}
