package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes a matrix in squares of as many rows as a vector has lanes, 16, 8 or 4, in as many steps as the number of a lane has bits:
 * step k swaps, between rows i and i + k, the lanes whose number has bit k set in the one and not in the other. At most two steps at
 * a time, so that the vectors of four rows and what the steps need fit into registers.
 */
final class Transpose {
    private static final int SIDE = LANES;
    /** Numbers of a row at a time, so that what the first pass wrote is near when the second reads it. */
    private static final int CHUNK = 64;

    private static final int HALF = SIDE / 2;
    private static final int QUARTER = SIDE / 4;

    private static final VectorShuffle<Float> SWAP_HALVES = swap(HALF);
    private static final VectorShuffle<Float> SWAP_QUARTERS = swap(QUARTER);
    private static final VectorShuffle<Float> SWAP2 = swap(2);
    private static final VectorShuffle<Float> SWAP1 = swap(1);
    private static final VectorMask<Float> UPPER_HALF = upper(HALF);
    private static final VectorMask<Float> UPPER_QUARTERS = upper(QUARTER);
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

    /**
     * Number (p, r) of the result is number (r, p) of the source for {@code r < rows}; what stands behind up to {@code width} is any number.
     * Squares at the ends overlap those before; rows that are missing in them are the last one once more.
     */
    static void interleave(float[] from, int fo, int stride, int rows, int depth, float[] to, int offset, int width) {
        boolean padded = width % SIDE == 0;
        if (depth < SIDE || !padded && (rows < SIDE || rows < width)) {
            Panels.interleave(from, fo, stride, rows, depth, to, offset, width);
            return;
        }
        int whole = depth / SIDE * SIDE;
        for (int r = 0; r < width; r += SIDE) {
            int row = Math.min(r, width - SIDE);
            int source = fo + row * stride;
            int last = rows - 1 - row;
            for (int p = 0; p < whole; p += CHUNK) {
                squares(
                        from,
                        source + p,
                        stride,
                        last,
                        Math.min(CHUNK, whole - p),
                        to,
                        offset + p * width + row,
                        width);
            }
            if (whole < depth) {
                int p = depth - SIDE;
                squares(from, source + p, stride, last, SIDE, to, offset + p * width + row, width);
            }
        }
    }

    private static void squares(
            float[] from, int fo, int stride, int last, int depth, float[] to, int offset, int width) {
        first(from, fo, stride, last, depth, to, offset, width);
        if (SIDE == 16) {
            second(depth, to, offset, width);
        } else if (SIDE == 8) {
            third(depth, to, offset, width);
        }
    }

    /** The steps of the highest two bits. */
    private static void first(
            float[] from, int fo, int stride, int last, int depth, float[] to, int offset, int width) {
        VectorShuffle<Float> swapHalves = SWAP_HALVES;
        VectorShuffle<Float> swapQuarters = SWAP_QUARTERS;
        VectorMask<Float> upperHalf = UPPER_HALF;
        VectorMask<Float> upperQuarters = UPPER_QUARTERS;
        for (int q = 0; q < depth / 4; q++) {
            int i = q % QUARTER;
            int p = q / QUARTER * SIDE;
            int source = fo + p;
            int target = offset + (p + i) * width;
            FloatVector a0 = FloatVector.fromArray(SPECIES, from, source + Math.min(i, last) * stride);
            FloatVector a1 = FloatVector.fromArray(SPECIES, from, source + Math.min(i + QUARTER, last) * stride);
            FloatVector a2 = FloatVector.fromArray(SPECIES, from, source + Math.min(i + 2 * QUARTER, last) * stride);
            FloatVector a3 = FloatVector.fromArray(SPECIES, from, source + Math.min(i + 3 * QUARTER, last) * stride);
            FloatVector b0 = a0.blend(a2.rearrange(swapHalves), upperHalf);
            FloatVector b2 = a0.rearrange(swapHalves).blend(a2, upperHalf);
            FloatVector b1 = a1.blend(a3.rearrange(swapHalves), upperHalf);
            FloatVector b3 = a1.rearrange(swapHalves).blend(a3, upperHalf);
            FloatVector c0 = b0.blend(b1.rearrange(swapQuarters), upperQuarters);
            FloatVector c1 = b0.rearrange(swapQuarters).blend(b1, upperQuarters);
            FloatVector c2 = b2.blend(b3.rearrange(swapQuarters), upperQuarters);
            FloatVector c3 = b2.rearrange(swapQuarters).blend(b3, upperQuarters);
            VECTOR.cast(c0).intoArray(to, target);
            VECTOR.cast(c1).intoArray(to, target + QUARTER * width);
            VECTOR.cast(c2).intoArray(to, target + 2 * QUARTER * width);
            VECTOR.cast(c3).intoArray(to, target + 3 * QUARTER * width);
        }
    }

    /** Step 1 of vectors with 8 lanes, in place. */
    private static void third(int depth, float[] to, int offset, int width) {
        VectorShuffle<Float> swap1 = SWAP1;
        VectorMask<Float> upper1 = UPPER1;
        for (int q = 0; q < depth / 2; q++) {
            int target = offset + q * 2 * width;
            FloatVector b0 = FloatVector.fromArray(SPECIES, to, target);
            FloatVector b1 = FloatVector.fromArray(SPECIES, to, target + width);
            FloatVector c0 = b0.blend(b1.rearrange(swap1), upper1);
            FloatVector c1 = b0.rearrange(swap1).blend(b1, upper1);
            VECTOR.cast(c0).intoArray(to, target);
            VECTOR.cast(c1).intoArray(to, target + width);
        }
    }

    /** Steps 2 and 1 of vectors with 16 lanes, in place. */
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
            VECTOR.cast(c0).intoArray(to, target);
            VECTOR.cast(c1).intoArray(to, target + width);
            VECTOR.cast(c2).intoArray(to, target + 2 * width);
            VECTOR.cast(c3).intoArray(to, target + 3 * width);
        }
    }
}
