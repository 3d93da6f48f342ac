package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Keeps HotSpot from giving up on kernels with many operations.
 *
 * <p>All operations on vectors look their operator up in a few methods of the JDK. Where only sums have been seen there when HotSpot compiles
 * what calls them, the first difference stops that code four times before it is compiled anew. These stops are remembered, and counted
 * again for each copy of such a method that a compiled kernel contains, one an operation. From a hundred on ({@code PerMethodTrapLimit}), thus from 25 operations, from 13
 * where a second method was stopped too, HotSpot makes no more such assumptions in the kernel, and its vectors become objects for good: two of three
 * processes that trained resnet20 took twice as long because of one tile.
 */
final class OperatorKinds {
    /** Enough for HotSpot to count what comes (from some 250 calls), and few enough to take no more than 10 ms. */
    private static final int TIMES = 1000;

    private OperatorKinds() {}

    /** Shows HotSpot operators of several kinds before it compiles what looks them up; to be called before any kernel. */
    static void show() {
        FloatVector vector = FloatVector.zero(SPECIES);
        for (int time = 0; time < TIMES; time++) {
            vector = vector.fma(vector, vector).add(vector).sub(vector).neg();
            if (time == TIMES / 2) {
                // Each operator's first use takes another way, which would stop compiled code too where it has not been
                // seen.
                vector = vector.mul(vector).max(vector).min(vector).div(vector).abs();
            }
        }
    }
}
