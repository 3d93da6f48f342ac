package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Rows at a stride of two: every second number of a row, and two such rows put together again. */
final class Pairs {
    private static final int HALF = LANES / 2;

    /** The numbers in even places, in the lower half. */
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
    /** The numbers in odd places, in the upper half. */
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, i -> (2 * i + 1) % LANES);

    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, -1L << HALF);

    /** Each number of the lower half twice. */
    private static final VectorShuffle<Float> TWICE = VectorShuffle.fromOp(SPECIES, i -> i / 2);

    private static final VectorMask<Float> RIGHT = VectorMask.fromLong(SPECIES, 0xAAAAAAAAAAAAAAAAL);

    private Pairs() {}

    /** {@code to[r, q] = from[r, 2 q]} for rows of at least {@link Tiles#LANES} numbers, the last two vectors of a row overlapping. */
    static void split(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count) {
        VectorShuffle<Float> even = EVEN;
        VectorShuffle<Float> odd = ODD;
        VectorMask<Float> upper = UPPER;
        int vectors = (count + LANES - 1) / LANES;
        int last = count - LANES;
        int source = fromOffset;
        int target = toOffset;
        int q = 0;
        for (int i = 0; i < rows * vectors; i++) {
            int at = source + 2 * q;
            // The second vector ends with the last number that is needed, maybe the last of the array.
            FloatVector second =
                    FloatVector.fromArray(SPECIES, from, at + LANES - 1).rearrange(odd);
            FloatVector.fromArray(SPECIES, from, at)
                    .rearrange(even)
                    .blend(second, upper)
                    .intoArray(to, target + q);
            q = q == last ? count : Math.min(q + LANES, last);
            if (q == count) {
                q = 0;
                source += fromStride;
                target += toStride;
            }
        }
    }

    /** Whether rows of so many pairs are long enough for {@link #join}. */
    static boolean fit(int pairs) {
        return pairs >= HALF;
    }

    /**
     * {@code to[r, 2 q] = left[r, q]} and {@code to[r, 2 q + 1] = right[r, q]} for {@code rows} rows of {@code count} pairs, which
     * are {@code toStride} apart; those of left and right follow each other. Where there is no right number in the last pair, rows
     * of right are one shorter.
     *
     * @param from holds both, and half a vector behind them
     */
    static void join(
            float[] from,
            int left,
            int leftCount,
            int right,
            int rightCount,
            float[] to,
            int toOffset,
            int toStride,
            int rows) {
        joinPairs(from, left, leftCount, right, rightCount, to, toOffset, toStride, rows, rightCount);
        for (int r = 0; r < rows && leftCount > rightCount; r++) {
            to[toOffset + r * toStride + 2 * rightCount] = from[left + r * leftCount + rightCount];
        }
    }

    private static void joinPairs(
            float[] from,
            int left,
            int leftStride,
            int right,
            int rightStride,
            float[] to,
            int toOffset,
            int toStride,
            int rows,
            int pairs) {
        VectorShuffle<Float> twice = TWICE;
        VectorMask<Float> odd = RIGHT;
        int vectors = (pairs + HALF - 1) / HALF;
        int last = pairs - HALF;
        int first = left;
        int second = right;
        int target = toOffset;
        int q = 0;
        for (int i = 0; i < rows * vectors; i++) {
            FloatVector other = FloatVector.fromArray(SPECIES, from, second + q).rearrange(twice);
            FloatVector.fromArray(SPECIES, from, first + q)
                    .rearrange(twice)
                    .blend(other, odd)
                    .intoArray(to, target + 2 * q);
            q = q == last ? pairs : Math.min(q + HALF, last);
            if (q == pairs) {
                q = 0;
                first += leftStride;
                second += rightStride;
                target += toStride;
            }
        }
    }
}
