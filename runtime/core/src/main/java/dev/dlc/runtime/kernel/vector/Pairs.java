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

    /** The numbers in even places, then those in odd ones. */
    private static final VectorShuffle<Float> EVEN_ODD =
            VectorShuffle.fromOp(SPECIES, i -> i < HALF ? 2 * i : 2 * i + 1 - LANES);
    /** The numbers in odd places, then those in even ones. */
    private static final VectorShuffle<Float> ODD_EVEN =
            VectorShuffle.fromOp(SPECIES, i -> i < HALF ? 2 * i + 1 : 2 * i - LANES);

    private static final VectorShuffle<Float> HALVES = VectorShuffle.fromOp(SPECIES, i -> (i + HALF) % LANES);

    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, -1L << HALF);

    /** Each number of the lower half twice. */
    private static final VectorShuffle<Float> TWICE = VectorShuffle.fromOp(SPECIES, i -> i / 2);

    /** Numbers of the lower and the upper half in turns; then the other way round. */
    private static final VectorShuffle<Float> LOWER_UPPER = VectorShuffle.fromOp(SPECIES, i -> i / 2 + i % 2 * HALF);

    private static final VectorShuffle<Float> UPPER_LOWER =
            VectorShuffle.fromOp(SPECIES, i -> i / 2 + (1 - i % 2) * HALF);

    /** Neighbours in each other's place. */
    private static final VectorShuffle<Float> SWAPPED = VectorShuffle.fromOp(SPECIES, i -> i ^ 1);

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

    /**
     * The numbers in even and in odd places of rows of {@code stride} numbers that follow each other: {@code even[r, q] = from[r, 2 q]} and
     * {@code odd[r, q] = from[r, 2 q + 1]} for {@code count} pairs of each row, {@link Tiles#LANES} at least. Those of the second row are
     * {@code down} further on than those of the first, of the third {@code next} further than of the second, and so on in turns.
     */
    static void part(
            float[] from,
            int fromOffset,
            int stride,
            float[] to,
            int even,
            int odd,
            int down,
            int next,
            int rows,
            int count) {
        VectorShuffle<Float> evenOdd = EVEN_ODD;
        VectorShuffle<Float> oddEven = ODD_EVEN;
        VectorShuffle<Float> halves = HALVES;
        VectorMask<Float> upper = UPPER;
        int vectors = (count + LANES - 1) / LANES;
        int last = count - LANES;
        int source = fromOffset;
        int toEven = even;
        int toOdd = odd;
        int step = down;
        int q = 0;
        for (int i = 0; i < rows * vectors; i++) {
            int at = source + 2 * q;
            FloatVector first = FloatVector.fromArray(SPECIES, from, at).rearrange(evenOdd);
            FloatVector second =
                    FloatVector.fromArray(SPECIES, from, at + LANES).rearrange(oddEven);
            first.blend(second, upper).intoArray(to, toEven + q);
            second.blend(first, upper).rearrange(halves).intoArray(to, toOdd + q);
            q = q == last ? count : Math.min(q + LANES, last);
            if (q == count) {
                q = 0;
                source += stride;
                toEven += step;
                toOdd += step;
                step = down + next - step;
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
        if (rightCount >= LANES) {
            joinVectors(from, left, leftCount, right, rightCount, to, toOffset, toStride, rows, rightCount);
        } else {
            joinHalves(from, left, leftCount, right, rightCount, to, toOffset, toStride, rows, rightCount);
        }
        for (int r = 0; r < rows && leftCount > rightCount; r++) {
            to[toOffset + r * toStride + 2 * rightCount] = from[left + r * leftCount + rightCount];
        }
    }

    private static void joinVectors(
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
        VectorShuffle<Float> lowerUpper = LOWER_UPPER;
        VectorShuffle<Float> upperLower = UPPER_LOWER;
        VectorShuffle<Float> swapped = SWAPPED;
        VectorMask<Float> odd = RIGHT;
        int vectors = (pairs + LANES - 1) / LANES;
        int last = pairs - LANES;
        int first = left;
        int second = right;
        int target = toOffset;
        int q = 0;
        for (int i = 0; i < rows * vectors; i++) {
            FloatVector even = FloatVector.fromArray(SPECIES, from, first + q).rearrange(lowerUpper);
            FloatVector other = FloatVector.fromArray(SPECIES, from, second + q).rearrange(upperLower);
            even.blend(other, odd).intoArray(to, target + 2 * q);
            other.blend(even, odd).rearrange(swapped).intoArray(to, target + 2 * q + LANES);
            q = q == last ? pairs : Math.min(q + LANES, last);
            if (q == pairs) {
                q = 0;
                first += leftStride;
                second += rightStride;
                target += toStride;
            }
        }
    }

    private static void joinHalves(
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
