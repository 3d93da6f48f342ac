package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows at a stride of two: every second number of a row, and two such rows put together again.
 *
 * <p>Two rows a turn, the last one twice if their number is odd. That makes the methods larger than what HotSpot copies into callers
 * (FreqInlineSize, 325 bytecodes), and so each is compiled by itself. Copied into a caller that has been copied itself, and so on, the Vector API's own
 * calls would stand deeper than HotSpot copies at all (MaxInlineLevel, 15), and what shuffles or reinterprets vectors would make objects
 * of them: predictions of one process of eighteen took ten times as long.
 */
final class Pairs {
    private static final int HALF = LANES / 2;

    /** The lanes in even places, then those in odd ones. */
    private static final VectorShuffle<Float> EVEN_ODD =
            VectorShuffle.fromOp(SPECIES, i -> i < HALF ? 2 * i : 2 * i + 1 - LANES);
    /** Lanes of the lower and the upper half in turns. */
    private static final VectorShuffle<Float> LOWER_UPPER = VectorShuffle.fromOp(SPECIES, i -> i / 2 + i % 2 * HALF);

    /**
     * Two numbers side by side as one long one, the left in its lower half: shifts move numbers between even and odd places, where a shuffle
     * would be checked in each turn, and bits choose where masks would be made first, see {@link Transpose}.
     */
    private static final VectorSpecies<Long> PAIRS = SPECIES.withLanes(long.class);

    private static final LongVector LEFT = LongVector.broadcast(PAIRS, 0xFFFF_FFFFL);
    private static final LongVector RIGHT = LongVector.broadcast(PAIRS, 0xFFFF_FFFFL << Float.SIZE);

    private Pairs() {}

    /** {@code to[r, q] = from[r, 2 q]} for rows of at least {@link Tiles#LANES} numbers, the last two vectors of a row overlapping. */
    static void split(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count) {
        int vectors = (count + LANES - 1) / LANES;
        int last = count - LANES;
        int source = fromOffset;
        int target = toOffset;
        int q = 0;
        int row = 0;
        for (int i = 0; i < (rows + 1) / 2 * vectors; i++) {
            int at = source + 2 * q;
            int below = row + 1 < rows ? fromStride : 0;
            int down = row + 1 < rows ? toStride : 0;
            LongVector first = FloatVector.fromArray(SPECIES, from, at).reinterpretAsLongs();
            // Begins at an odd place, and ends with the last number that is needed, maybe the last of the array.
            LongVector second =
                    FloatVector.fromArray(SPECIES, from, at + LANES - 1).reinterpretAsLongs();
            FloatVector upper = first.and(LEFT).or(second.and(RIGHT)).reinterpretAsFloats();
            VECTOR.cast(upper.rearrange(EVEN_ODD)).intoArray(to, target + q);
            LongVector third = FloatVector.fromArray(SPECIES, from, at + below).reinterpretAsLongs();
            LongVector fourth =
                    FloatVector.fromArray(SPECIES, from, at + below + LANES - 1).reinterpretAsLongs();
            FloatVector lower = third.and(LEFT).or(fourth.and(RIGHT)).reinterpretAsFloats();
            VECTOR.cast(lower.rearrange(EVEN_ODD)).intoArray(to, target + down + q);
            q = q == last ? count : Math.min(q + LANES, last);
            if (q == count) {
                q = 0;
                row += 2;
                source += 2 * fromStride;
                target += 2 * toStride;
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
        int vectors = (count + LANES - 1) / LANES;
        int last = count - LANES;
        int source = fromOffset;
        int toEven = even;
        int toOdd = odd;
        int q = 0;
        int row = 0;
        for (int i = 0; i < (rows + 1) / 2 * vectors; i++) {
            int at = source + 2 * q;
            LongVector first = FloatVector.fromArray(SPECIES, from, at).reinterpretAsLongs();
            LongVector second = FloatVector.fromArray(SPECIES, from, at + LANES).reinterpretAsLongs();
            FloatVector evens =
                    first.and(LEFT).or(second.lanewise(LSHL, Float.SIZE)).reinterpretAsFloats();
            FloatVector odds =
                    first.lanewise(LSHR, Float.SIZE).or(second.and(RIGHT)).reinterpretAsFloats();
            VECTOR.cast(evens.rearrange(EVEN_ODD)).intoArray(to, toEven + q);
            VECTOR.cast(odds.rearrange(EVEN_ODD)).intoArray(to, toOdd + q);
            int below = row + 1 < rows ? stride : 0;
            int step = row + 1 < rows ? down : 0;
            first = FloatVector.fromArray(SPECIES, from, at + below).reinterpretAsLongs();
            second = FloatVector.fromArray(SPECIES, from, at + below + LANES).reinterpretAsLongs();
            evens = first.and(LEFT).or(second.lanewise(LSHL, Float.SIZE)).reinterpretAsFloats();
            odds = first.lanewise(LSHR, Float.SIZE).or(second.and(RIGHT)).reinterpretAsFloats();
            VECTOR.cast(evens.rearrange(EVEN_ODD)).intoArray(to, toEven + step + q);
            VECTOR.cast(odds.rearrange(EVEN_ODD)).intoArray(to, toOdd + step + q);
            q = q == last ? count : Math.min(q + LANES, last);
            if (q == count) {
                q = 0;
                row += 2;
                source += 2 * stride;
                toEven += down + next;
                toOdd += down + next;
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
        // Of shorter rows half vectors.
        boolean whole = rightCount >= LANES;
        int step = whole ? LANES : HALF;
        int vectors = (rightCount + step - 1) / step;
        int last = rightCount - step;
        int first = left;
        int second = right;
        int target = toOffset;
        int q = 0;
        int row = 0;
        for (int i = 0; i < (rows + 1) / 2 * vectors; i++) {
            LongVector even = FloatVector.fromArray(SPECIES, from, first + q)
                    .rearrange(LOWER_UPPER)
                    .reinterpretAsLongs();
            LongVector odd = FloatVector.fromArray(SPECIES, from, second + q)
                    .rearrange(LOWER_UPPER)
                    .reinterpretAsLongs();
            FloatVector low = even.and(LEFT).or(odd.lanewise(LSHL, Float.SIZE)).reinterpretAsFloats();
            VECTOR.cast(low).intoArray(to, target + 2 * q);
            if (whole) {
                FloatVector high =
                        even.lanewise(LSHR, Float.SIZE).or(odd.and(RIGHT)).reinterpretAsFloats();
                VECTOR.cast(high).intoArray(to, target + 2 * q + LANES);
            }
            boolean below = row + 1 < rows;
            int firstBelow = below ? first + leftCount : first;
            int secondBelow = below ? second + rightCount : second;
            int targetBelow = below ? target + toStride : target;
            LongVector evenBelow = FloatVector.fromArray(SPECIES, from, firstBelow + q)
                    .rearrange(LOWER_UPPER)
                    .reinterpretAsLongs();
            LongVector oddBelow = FloatVector.fromArray(SPECIES, from, secondBelow + q)
                    .rearrange(LOWER_UPPER)
                    .reinterpretAsLongs();
            FloatVector lowBelow =
                    evenBelow.and(LEFT).or(oddBelow.lanewise(LSHL, Float.SIZE)).reinterpretAsFloats();
            VECTOR.cast(lowBelow).intoArray(to, targetBelow + 2 * q);
            if (whole) {
                FloatVector highBelow = evenBelow
                        .lanewise(LSHR, Float.SIZE)
                        .or(oddBelow.and(RIGHT))
                        .reinterpretAsFloats();
                VECTOR.cast(highBelow).intoArray(to, targetBelow + 2 * q + LANES);
            }
            q = q == last ? rightCount : Math.min(q + step, last);
            if (q == rightCount) {
                q = 0;
                row += 2;
                first += 2 * leftCount;
                second += 2 * rightCount;
                target += 2 * toStride;
            }
        }
        for (int r = 0; r < rows && leftCount > rightCount; r++) {
            to[toOffset + r * toStride + 2 * rightCount] = from[left + r * leftCount + rightCount];
        }
    }
}
