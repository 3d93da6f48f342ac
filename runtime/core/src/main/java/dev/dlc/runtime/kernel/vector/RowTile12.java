package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/** 12 rows of a tile, see {@link RowTiles}. */
final class RowTile12 {
    private RowTile12() {}

    /** Two vectors of columns. */
    static void wide(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        int a1 = ao + as;
        int a2 = ao + 2 * as;
        int a3 = ao + 3 * as;
        int a4 = ao + 4 * as;
        int a5 = ao + 5 * as;
        int a6 = ao + 6 * as;
        int a7 = ao + 7 * as;
        int a8 = ao + 8 * as;
        int a9 = ao + 9 * as;
        int a10 = ao + 10 * as;
        int a11 = ao + 11 * as;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        FloatVector c0b = FloatVector.fromArray(SPECIES, c, co + LANES);
        FloatVector c1a = FloatVector.fromArray(SPECIES, c, co + cs);
        FloatVector c1b = FloatVector.fromArray(SPECIES, c, co + cs + LANES);
        FloatVector c2a = FloatVector.fromArray(SPECIES, c, co + 2 * cs);
        FloatVector c2b = FloatVector.fromArray(SPECIES, c, co + 2 * cs + LANES);
        FloatVector c3a = FloatVector.fromArray(SPECIES, c, co + 3 * cs);
        FloatVector c3b = FloatVector.fromArray(SPECIES, c, co + 3 * cs + LANES);
        FloatVector c4a = FloatVector.fromArray(SPECIES, c, co + 4 * cs);
        FloatVector c4b = FloatVector.fromArray(SPECIES, c, co + 4 * cs + LANES);
        FloatVector c5a = FloatVector.fromArray(SPECIES, c, co + 5 * cs);
        FloatVector c5b = FloatVector.fromArray(SPECIES, c, co + 5 * cs + LANES);
        FloatVector c6a = FloatVector.fromArray(SPECIES, c, co + 6 * cs);
        FloatVector c6b = FloatVector.fromArray(SPECIES, c, co + 6 * cs + LANES);
        FloatVector c7a = FloatVector.fromArray(SPECIES, c, co + 7 * cs);
        FloatVector c7b = FloatVector.fromArray(SPECIES, c, co + 7 * cs + LANES);
        FloatVector c8a = FloatVector.fromArray(SPECIES, c, co + 8 * cs);
        FloatVector c8b = FloatVector.fromArray(SPECIES, c, co + 8 * cs + LANES);
        FloatVector c9a = FloatVector.fromArray(SPECIES, c, co + 9 * cs);
        FloatVector c9b = FloatVector.fromArray(SPECIES, c, co + 9 * cs + LANES);
        FloatVector c10a = FloatVector.fromArray(SPECIES, c, co + 10 * cs);
        FloatVector c10b = FloatVector.fromArray(SPECIES, c, co + 10 * cs + LANES);
        FloatVector c11a = FloatVector.fromArray(SPECIES, c, co + 11 * cs);
        FloatVector c11b = FloatVector.fromArray(SPECIES, c, co + 11 * cs + LANES);
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
            FloatVector v4 = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c4a = v4.fma(ba, c4a);
            c4b = v4.fma(bb, c4b);
            FloatVector v5 = FloatVector.broadcast(SPECIES, a[a5 + p]);
            c5a = v5.fma(ba, c5a);
            c5b = v5.fma(bb, c5b);
            FloatVector v6 = FloatVector.broadcast(SPECIES, a[a6 + p]);
            c6a = v6.fma(ba, c6a);
            c6b = v6.fma(bb, c6b);
            FloatVector v7 = FloatVector.broadcast(SPECIES, a[a7 + p]);
            c7a = v7.fma(ba, c7a);
            c7b = v7.fma(bb, c7b);
            FloatVector v8 = FloatVector.broadcast(SPECIES, a[a8 + p]);
            c8a = v8.fma(ba, c8a);
            c8b = v8.fma(bb, c8b);
            FloatVector v9 = FloatVector.broadcast(SPECIES, a[a9 + p]);
            c9a = v9.fma(ba, c9a);
            c9b = v9.fma(bb, c9b);
            FloatVector v10 = FloatVector.broadcast(SPECIES, a[a10 + p]);
            c10a = v10.fma(ba, c10a);
            c10b = v10.fma(bb, c10b);
            FloatVector v11 = FloatVector.broadcast(SPECIES, a[a11 + p]);
            c11a = v11.fma(ba, c11a);
            c11b = v11.fma(bb, c11b);
        }
        c0a.intoArray(c, co);
        c0b.intoArray(c, co + LANES);
        c1a.intoArray(c, co + cs);
        c1b.intoArray(c, co + cs + LANES);
        c2a.intoArray(c, co + 2 * cs);
        c2b.intoArray(c, co + 2 * cs + LANES);
        c3a.intoArray(c, co + 3 * cs);
        c3b.intoArray(c, co + 3 * cs + LANES);
        c4a.intoArray(c, co + 4 * cs);
        c4b.intoArray(c, co + 4 * cs + LANES);
        c5a.intoArray(c, co + 5 * cs);
        c5b.intoArray(c, co + 5 * cs + LANES);
        c6a.intoArray(c, co + 6 * cs);
        c6b.intoArray(c, co + 6 * cs + LANES);
        c7a.intoArray(c, co + 7 * cs);
        c7b.intoArray(c, co + 7 * cs + LANES);
        c8a.intoArray(c, co + 8 * cs);
        c8b.intoArray(c, co + 8 * cs + LANES);
        c9a.intoArray(c, co + 9 * cs);
        c9b.intoArray(c, co + 9 * cs + LANES);
        c10a.intoArray(c, co + 10 * cs);
        c10b.intoArray(c, co + 10 * cs + LANES);
        c11a.intoArray(c, co + 11 * cs);
        c11b.intoArray(c, co + 11 * cs + LANES);
    }

    /** One vector of columns. */
    static void narrow(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        int a1 = ao + as;
        int a2 = ao + 2 * as;
        int a3 = ao + 3 * as;
        int a4 = ao + 4 * as;
        int a5 = ao + 5 * as;
        int a6 = ao + 6 * as;
        int a7 = ao + 7 * as;
        int a8 = ao + 8 * as;
        int a9 = ao + 9 * as;
        int a10 = ao + 10 * as;
        int a11 = ao + 11 * as;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        FloatVector c1a = FloatVector.fromArray(SPECIES, c, co + cs);
        FloatVector c2a = FloatVector.fromArray(SPECIES, c, co + 2 * cs);
        FloatVector c3a = FloatVector.fromArray(SPECIES, c, co + 3 * cs);
        FloatVector c4a = FloatVector.fromArray(SPECIES, c, co + 4 * cs);
        FloatVector c5a = FloatVector.fromArray(SPECIES, c, co + 5 * cs);
        FloatVector c6a = FloatVector.fromArray(SPECIES, c, co + 6 * cs);
        FloatVector c7a = FloatVector.fromArray(SPECIES, c, co + 7 * cs);
        FloatVector c8a = FloatVector.fromArray(SPECIES, c, co + 8 * cs);
        FloatVector c9a = FloatVector.fromArray(SPECIES, c, co + 9 * cs);
        FloatVector c10a = FloatVector.fromArray(SPECIES, c, co + 10 * cs);
        FloatVector c11a = FloatVector.fromArray(SPECIES, c, co + 11 * cs);
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
            FloatVector v4 = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c4a = v4.fma(ba, c4a);
            FloatVector v5 = FloatVector.broadcast(SPECIES, a[a5 + p]);
            c5a = v5.fma(ba, c5a);
            FloatVector v6 = FloatVector.broadcast(SPECIES, a[a6 + p]);
            c6a = v6.fma(ba, c6a);
            FloatVector v7 = FloatVector.broadcast(SPECIES, a[a7 + p]);
            c7a = v7.fma(ba, c7a);
            FloatVector v8 = FloatVector.broadcast(SPECIES, a[a8 + p]);
            c8a = v8.fma(ba, c8a);
            FloatVector v9 = FloatVector.broadcast(SPECIES, a[a9 + p]);
            c9a = v9.fma(ba, c9a);
            FloatVector v10 = FloatVector.broadcast(SPECIES, a[a10 + p]);
            c10a = v10.fma(ba, c10a);
            FloatVector v11 = FloatVector.broadcast(SPECIES, a[a11 + p]);
            c11a = v11.fma(ba, c11a);
        }
        c0a.intoArray(c, co);
        c1a.intoArray(c, co + cs);
        c2a.intoArray(c, co + 2 * cs);
        c3a.intoArray(c, co + 3 * cs);
        c4a.intoArray(c, co + 4 * cs);
        c5a.intoArray(c, co + 5 * cs);
        c6a.intoArray(c, co + 6 * cs);
        c7a.intoArray(c, co + 7 * cs);
        c8a.intoArray(c, co + 8 * cs);
        c9a.intoArray(c, co + 9 * cs);
        c10a.intoArray(c, co + 10 * cs);
        c11a.intoArray(c, co + 11 * cs);
    }
}
