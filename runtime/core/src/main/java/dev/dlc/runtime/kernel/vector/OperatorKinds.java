package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Keeps HotSpot from giving up on kernels with many products.
 *
 * <p>All operations on vectors look their operator up in one method of the JDK. While only products have been seen there, HotSpot compiles that
 * method for them alone, and the first sum, difference or negation stops it four times before it is compiled anew. These stops are remembered, and counted
 * again for each copy of the method that a compiled kernel contains. From a hundred on ({@code PerMethodTrapLimit}), thus from 25 operations, from 13 where a
 * second such method was stopped too, HotSpot makes no more such assumptions in the kernel, and its vectors become objects for good: two of three
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
