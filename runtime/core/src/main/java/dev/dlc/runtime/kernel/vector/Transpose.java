package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes a matrix with vectors of 16 lanes, squares of 16 by 16 numbers in four steps: step k swaps, between rows i and i + k,
 * the lanes whose number has bit k set in the one and not in the other. Two steps at a time, so that the vectors of four rows and
 * what the steps need fit into registers.
 */
final class Transpose {
    private static final int SIDE = 16;
    /** Numbers of a row at a time, so that what the first pass wrote is near when the second reads it. */
    private static final int CHUNK = 64;

    private static final VectorShuffle<Float> SWAP8 = swap(8);
    private static final VectorShuffle<Float> SWAP4 = swap(4);
    private static final VectorShuffle<Float> SWAP2 = swap(2);
    private static final VectorShuffle<Float> SWAP1 = swap(1);
    private static final VectorMask<Float> UPPER8 = upper(8);
    private static final VectorMask<Float> UPPER4 = upper(4);
    private static final VectorMask<Float> UPPER2 = upper(2);
    private static final VectorMask<Float> UPPER1 = upper(1);

    private Transpose() {}

    private static VectorShuffle<Float> swap(int bit) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ bit) % LANES);
    }

    private static VectorMask<Float> upper(int bit) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    /** As {@link Panels#interleave}. */
    static void interleave(float[] from, int fo, int stride, int rows, int depth, float[] to, int offset, int width) {
        int whole = LANES == SIDE && rows == width && rows % SIDE == 0 ? depth / SIDE * SIDE : 0;
        for (int r = 0; r < rows; r += SIDE) {
            for (int p = 0; p < whole; p += CHUNK) {
                int count = Math.min(CHUNK, whole - p);
                int target = offset + p * width + r;
                first(from, fo + r * stride + p, stride, count, to, target, width);
                second(count, to, target, width);
            }
        }
        if (whole < depth) {
            Panels.interleave(from, fo + whole, stride, rows, depth - whole, to, offset + whole * width, width);
        }
    }

    /** Steps 8 and 4. */
    private static void first(float[] from, int fo, int stride, int depth, float[] to, int offset, int width) {
        VectorShuffle<Float> swap8 = SWAP8;
        VectorShuffle<Float> swap4 = SWAP4;
        VectorMask<Float> upper8 = UPPER8;
        VectorMask<Float> upper4 = UPPER4;
        for (int q = 0; q < depth / 4; q++) {
            int i = q % 4;
            int p = q / 4 * SIDE;
            int source = fo + i * stride + p;
            int target = offset + (p + i) * width;
            FloatVector a0 = FloatVector.fromArray(SPECIES, from, source);
            FloatVector a1 = FloatVector.fromArray(SPECIES, from, source + 4 * stride);
            FloatVector a2 = FloatVector.fromArray(SPECIES, from, source + 8 * stride);
            FloatVector a3 = FloatVector.fromArray(SPECIES, from, source + 12 * stride);
            FloatVector b0 = a0.blend(a2.rearrange(swap8), upper8);
            FloatVector b2 = a0.rearrange(swap8).blend(a2, upper8);
            FloatVector b1 = a1.blend(a3.rearrange(swap8), upper8);
            FloatVector b3 = a1.rearrange(swap8).blend(a3, upper8);
            FloatVector c0 = b0.blend(b1.rearrange(swap4), upper4);
            FloatVector c1 = b0.rearrange(swap4).blend(b1, upper4);
            FloatVector c2 = b2.blend(b3.rearrange(swap4), upper4);
            FloatVector c3 = b2.rearrange(swap4).blend(b3, upper4);
            c0.intoArray(to, target);
            c1.intoArray(to, target + 4 * width);
            c2.intoArray(to, target + 8 * width);
            c3.intoArray(to, target + 12 * width);
        }
    }

    /** Steps 2 and 1, in place. */
    private static void second(int depth, float[] to, int offset, int width) {
        VectorShuffle<Float> swap2 = SWAP2;
        VectorShuffle<Float> swap1 = SWAP1;
        VectorMask<Float> upper2 = UPPER2;
        VectorMask<Float> upper1 = UPPER1;
        for (int q = 0; q < depth / 4; q++) {
            int target = offset + q * 4 * width;
            FloatVector a0 = FloatVector.fromArray(SPECIES, to, target);
            FloatVector a1 = FloatVector.fromArray(SPECIES, to, target + width);
            FloatVector a2 = FloatVector.fromArray(SPECIES, to, target + 2 * width);
            FloatVector a3 = FloatVector.fromArray(SPECIES, to, target + 3 * width);
            FloatVector b0 = a0.blend(a2.rearrange(swap2), upper2);
            FloatVector b2 = a0.rearrange(swap2).blend(a2, upper2);
            FloatVector b1 = a1.blend(a3.rearrange(swap2), upper2);
            FloatVector b3 = a1.rearrange(swap2).blend(a3, upper2);
            FloatVector c0 = b0.blend(b1.rearrange(swap1), upper1);
            FloatVector c1 = b0.rearrange(swap1).blend(b1, upper1);
            FloatVector c2 = b2.blend(b3.rearrange(swap1), upper1);
            FloatVector c3 = b2.rearrange(swap1).blend(b3, upper1);
            c0.intoArray(to, target);
            c1.intoArray(to, target + width);
            c2.intoArray(to, target + 2 * width);
            c3.intoArray(to, target + 3 * width);
        }
    }
}
