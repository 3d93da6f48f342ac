package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/** 1 row of a tile, see {@link RowTiles}. */
final class RowTile1 {
    private RowTile1() {}

    /** Two vectors of columns. */
    static void wide(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        FloatVector c0b = FloatVector.fromArray(SPECIES, c, co + LANES);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * WIDTH);
            FloatVector bb = FloatVector.fromArray(SPECIES, b, bo + p * WIDTH + LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c0a = v0.fma(ba, c0a);
            c0b = v0.fma(bb, c0b);
        }
        c0a.intoArray(c, co);
        c0b.intoArray(c, co + LANES);
    }

    /** One vector of columns. */
    static void narrow(float[] a, int ao, int as, float[] b, int bo, int depth, float[] c, int co, int cs) {
        int a0 = ao;
        FloatVector c0a = FloatVector.fromArray(SPECIES, c, co);
        for (int p = 0; p < depth; p++) {
            FloatVector ba = FloatVector.fromArray(SPECIES, b, bo + p * LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c0a = v0.fma(ba, c0a);
        }
        c0a.intoArray(c, co);
    }
}
