package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static jdk.incubator.vector.VectorOperators.BITWISE_BLEND;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes a matrix in squares of as many rows as a vector has lanes, 16, 8 or 4, in as many steps as the number of a lane has bits:
 * step k swaps, between rows i and i + k, the lanes whose number has bit k set in the one and not in the other. At most two steps at
 * a time, so that the vectors of four rows and what the steps need fit into registers. The methods are larger than what HotSpot
 * copies into callers, see {@link Pairs}.
 */
final class Transpose {
    private static final int SIDE = LANES;
    /** Numbers of a row at a time, so that what the first pass wrote is near when the second reads it. */
    private static final int CHUNK = 64;

    private static final int HALF = SIDE / 2;
    private static final int QUARTER = SIDE / 4;

    /**
     * Numbers are moved as the integers of the same bits, which can be chosen by bits: with AVX-512 one instruction. To blend by a mask
     * takes Java 17 two: it keeps masks in registers for numbers, and makes one of a register for masks each time.
     */
    private static final VectorSpecies<Integer> BITS = SPECIES.withLanes(int.class);

    private static final VectorShuffle<Integer> SWAP_HALVES = swap(HALF);
    private static final VectorShuffle<Integer> SWAP_QUARTERS = swap(QUARTER);
    private static final VectorShuffle<Integer> SWAP2 = swap(2);
    private static final VectorShuffle<Integer> SWAP1 = swap(1);
    private static final IntVector UPPER_HALF = upper(HALF);
    private static final IntVector UPPER_QUARTERS = upper(QUARTER);
    private static final IntVector UPPER2 = upper(2);
    private static final IntVector UPPER1 = upper(1);

    private Transpose() {}

    private static VectorShuffle<Integer> swap(int bit) {
        return VectorShuffle.fromOp(BITS, lane -> (lane ^ bit) % LANES);
    }

    /** All bits of the lanes whose number has this bit. */
    private static IntVector upper(int bit) {
        int[] lanes = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bit) != 0 ? -1 : 0;
        }
        return IntVector.fromArray(BITS, lanes, 0);
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
        VectorShuffle<Integer> swapHalves = SWAP_HALVES;
        VectorShuffle<Integer> swapQuarters = SWAP_QUARTERS;
        IntVector upperHalf = UPPER_HALF;
        IntVector upperQuarters = UPPER_QUARTERS;
        int quarter = QUARTER * width;
        int row = 0;
        int r0 = fo + Math.min(0, last) * stride;
        int r1 = fo + Math.min(QUARTER, last) * stride;
        int r2 = fo + Math.min(2 * QUARTER, last) * stride;
        int r3 = fo + Math.min(3 * QUARTER, last) * stride;
        int target = offset;
        int p = 0;
        for (int q = 0; q < depth / 4; q++) {
            IntVector a0 = FloatVector.fromArray(SPECIES, from, r0 + p).reinterpretAsInts();
            IntVector a1 = FloatVector.fromArray(SPECIES, from, r1 + p).reinterpretAsInts();
            IntVector a2 = FloatVector.fromArray(SPECIES, from, r2 + p).reinterpretAsInts();
            IntVector a3 = FloatVector.fromArray(SPECIES, from, r3 + p).reinterpretAsInts();
            IntVector b0 = a0.lanewise(BITWISE_BLEND, a2.rearrange(swapHalves), upperHalf);
            IntVector b2 = a0.rearrange(swapHalves).lanewise(BITWISE_BLEND, a2, upperHalf);
            IntVector b1 = a1.lanewise(BITWISE_BLEND, a3.rearrange(swapHalves), upperHalf);
            IntVector b3 = a1.rearrange(swapHalves).lanewise(BITWISE_BLEND, a3, upperHalf);
            IntVector c0 = b0.lanewise(BITWISE_BLEND, b1.rearrange(swapQuarters), upperQuarters);
            IntVector c1 = b0.rearrange(swapQuarters).lanewise(BITWISE_BLEND, b1, upperQuarters);
            IntVector c2 = b2.lanewise(BITWISE_BLEND, b3.rearrange(swapQuarters), upperQuarters);
            IntVector c3 = b2.rearrange(swapQuarters).lanewise(BITWISE_BLEND, b3, upperQuarters);
            VECTOR.cast(c0.reinterpretAsFloats()).intoArray(to, target);
            VECTOR.cast(c1.reinterpretAsFloats()).intoArray(to, target + quarter);
            VECTOR.cast(c2.reinterpretAsFloats()).intoArray(to, target + 2 * quarter);
            VECTOR.cast(c3.reinterpretAsFloats()).intoArray(to, target + 3 * quarter);
            p += SIDE;
            target += 4 * quarter;
            if (p == depth) {
                p = 0;
                row++;
                r0 = fo + Math.min(row, last) * stride;
                r1 = fo + Math.min(row + QUARTER, last) * stride;
                r2 = fo + Math.min(row + 2 * QUARTER, last) * stride;
                r3 = fo + Math.min(row + 3 * QUARTER, last) * stride;
                target = offset + row * width;
            }
        }
    }

    /** Step 1 of vectors with 8 lanes, in place, a square a turn. */
    private static void third(int depth, float[] to, int offset, int width) {
        VectorShuffle<Integer> swap1 = SWAP1;
        IntVector upper1 = UPPER1;
        for (int q = 0; q < depth / 8; q++) {
            int target = offset + q * 8 * width;
            IntVector b0 = FloatVector.fromArray(SPECIES, to, target).reinterpretAsInts();
            IntVector b1 = FloatVector.fromArray(SPECIES, to, target + width).reinterpretAsInts();
            IntVector c0 = b0.lanewise(BITWISE_BLEND, b1.rearrange(swap1), upper1);
            IntVector c1 = b0.rearrange(swap1).lanewise(BITWISE_BLEND, b1, upper1);
            VECTOR.cast(c0.reinterpretAsFloats()).intoArray(to, target);
            VECTOR.cast(c1.reinterpretAsFloats()).intoArray(to, target + width);
            IntVector b2 =
                    FloatVector.fromArray(SPECIES, to, target + 2 * width).reinterpretAsInts();
            IntVector b3 =
                    FloatVector.fromArray(SPECIES, to, target + 3 * width).reinterpretAsInts();
            IntVector c2 = b2.lanewise(BITWISE_BLEND, b3.rearrange(swap1), upper1);
            IntVector c3 = b2.rearrange(swap1).lanewise(BITWISE_BLEND, b3, upper1);
            VECTOR.cast(c2.reinterpretAsFloats()).intoArray(to, target + 2 * width);
            VECTOR.cast(c3.reinterpretAsFloats()).intoArray(to, target + 3 * width);
            IntVector b4 =
                    FloatVector.fromArray(SPECIES, to, target + 4 * width).reinterpretAsInts();
            IntVector b5 =
                    FloatVector.fromArray(SPECIES, to, target + 5 * width).reinterpretAsInts();
            IntVector c4 = b4.lanewise(BITWISE_BLEND, b5.rearrange(swap1), upper1);
            IntVector c5 = b4.rearrange(swap1).lanewise(BITWISE_BLEND, b5, upper1);
            VECTOR.cast(c4.reinterpretAsFloats()).intoArray(to, target + 4 * width);
            VECTOR.cast(c5.reinterpretAsFloats()).intoArray(to, target + 5 * width);
            IntVector b6 =
                    FloatVector.fromArray(SPECIES, to, target + 6 * width).reinterpretAsInts();
            IntVector b7 =
                    FloatVector.fromArray(SPECIES, to, target + 7 * width).reinterpretAsInts();
            IntVector c6 = b6.lanewise(BITWISE_BLEND, b7.rearrange(swap1), upper1);
            IntVector c7 = b6.rearrange(swap1).lanewise(BITWISE_BLEND, b7, upper1);
            VECTOR.cast(c6.reinterpretAsFloats()).intoArray(to, target + 6 * width);
            VECTOR.cast(c7.reinterpretAsFloats()).intoArray(to, target + 7 * width);
        }
    }

    /** Steps 2 and 1 of vectors with 16 lanes, in place. */
    private static void second(int depth, float[] to, int offset, int width) {
        VectorShuffle<Integer> swap2 = SWAP2;
        VectorShuffle<Integer> swap1 = SWAP1;
        IntVector upper2 = UPPER2;
        IntVector upper1 = UPPER1;
        for (int q = 0; q < depth / 4; q++) {
            int target = offset + q * 4 * width;
            IntVector a0 = FloatVector.fromArray(SPECIES, to, target).reinterpretAsInts();
            IntVector a1 = FloatVector.fromArray(SPECIES, to, target + width).reinterpretAsInts();
            IntVector a2 =
                    FloatVector.fromArray(SPECIES, to, target + 2 * width).reinterpretAsInts();
            IntVector a3 =
                    FloatVector.fromArray(SPECIES, to, target + 3 * width).reinterpretAsInts();
            IntVector b0 = a0.lanewise(BITWISE_BLEND, a2.rearrange(swap2), upper2);
            IntVector b2 = a0.rearrange(swap2).lanewise(BITWISE_BLEND, a2, upper2);
            IntVector b1 = a1.lanewise(BITWISE_BLEND, a3.rearrange(swap2), upper2);
            IntVector b3 = a1.rearrange(swap2).lanewise(BITWISE_BLEND, a3, upper2);
            IntVector c0 = b0.lanewise(BITWISE_BLEND, b1.rearrange(swap1), upper1);
            IntVector c1 = b0.rearrange(swap1).lanewise(BITWISE_BLEND, b1, upper1);
            IntVector c2 = b2.lanewise(BITWISE_BLEND, b3.rearrange(swap1), upper1);
            IntVector c3 = b2.rearrange(swap1).lanewise(BITWISE_BLEND, b3, upper1);
            VECTOR.cast(c0.reinterpretAsFloats()).intoArray(to, target);
            VECTOR.cast(c1.reinterpretAsFloats()).intoArray(to, target + width);
            VECTOR.cast(c2.reinterpretAsFloats()).intoArray(to, target + 2 * width);
            VECTOR.cast(c3.reinterpretAsFloats()).intoArray(to, target + 3 * width);
        }
    }
}
