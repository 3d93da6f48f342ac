package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.ROL;

import dev.dlc.runtime.kernel.Convolution;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * The largest number of windows of two by two that touch but don't overlap, the usual ones, a vector of columns at a time, from
 * top to bottom.
 *
 * <p>Of two numbers the larger is taken, one that is not a number if there is one, and either of two zeros. {@link FloatVector#max}, which
 * tells zeros apart, takes HotSpot's compiler six instructions, with AVX-512 a division among them.
 */
final class PairPooling {
    /** The windows, from the first half on. */
    private static final VectorShuffle<Float> WINDOWS = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
    /** Each window twice. */
    private static final VectorShuffle<Float> TWICE = VectorShuffle.fromOp(SPECIES, i -> i / 2);
    /** The left column of each window. */
    private static final VectorMask<Float> LEFT = VectorMask.fromLong(SPECIES, 0x5555555555555555L);

    private PairPooling() {}

    static boolean fits(Convolution shape) {
        return shape.kernelHeight() == 2
                && shape.kernelWidth() == 2
                && shape.strideHeight() == 2
                && shape.strideWidth() == 2
                && shape.padHeight() == 0
                && shape.padWidth() == 0
                && shape.dilationHeight() == 1
                && shape.dilationWidth() == 1;
    }

    /**
     * How many rows of windows, the last of all planes, {@link #maxPool} must leave to others: behind a vector's windows it writes as many
     * numbers again, which the next rows' vectors overwrite. Where that fits the output, what it reads fits the input.
     */
    static int remainingRows(Convolution shape) {
        int columns = shape.outputWidth();
        return (last(columns) + LANES - 1) / columns;
    }

    /** How many of the last planes {@link #maxPoolGradient} must leave to others: vectors would reach over their end. */
    static int remainder(Convolution shape) {
        int area = shape.outputHeight() * shape.outputWidth();
        return (2 * LANES + area - 1) / area;
    }

    /** From plane {@code from} to before row {@code toRow}, counted over all planes. */
    static void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int toRow) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        for (int plane = from; plane * rows < toRow; plane++) {
            int top = xOffset + plane * shape.height() * shape.width();
            int end = Math.min(rows, toRow - plane * rows);
            largest(x, top, shape.width(), y, yOffset + plane * rows * columns, end, columns);
        }
    }

    /**
     * Rows of a plane in one loop, two vectors a turn, the second of which is the first once more in the first turn if their number is odd: so
     * the method is larger than what HotSpot copies into callers, see {@link Pairs}.
     */
    private static void largest(float[] x, int xo, int width, float[] y, int yo, int rows, int columns) {
        VectorShuffle<Float> windows = WINDOWS;
        FloatVector zero = FloatVector.zero(SPECIES);
        int vectors = rows * vectors(columns);
        int last = last(columns);
        int top = xo;
        int out = yo;
        int q = 0;
        boolean again = vectors % 2 != 0;
        for (int i = 0; i < (vectors + 1) / 2; i++) {
            FloatVector upper = FloatVector.fromArray(SPECIES, x, top + 2 * q);
            FloatVector lower = FloatVector.fromArray(SPECIES, x, top + width + 2 * q);
            FloatVector column = lower.blend(upper, upper.compare(GE, lower).or(upper.compare(NE, upper)));
            FloatVector right =
                    column.reinterpretAsLongs().lanewise(LSHR, Float.SIZE).reinterpretAsFloats();
            FloatVector window = right.blend(column, column.compare(GE, right).or(column.compare(NE, column)));
            VECTOR.cast(window.add(zero).rearrange(windows)).intoArray(y, out + q);
            if (again) {
                again = false;
            } else {
                // The last vector of a row overlaps the one before.
                q = q == last ? columns : Math.min(q + LANES / 2, last);
                if (q == columns) {
                    q = 0;
                    top += 2 * width;
                    out += columns;
                }
            }
            upper = FloatVector.fromArray(SPECIES, x, top + 2 * q);
            lower = FloatVector.fromArray(SPECIES, x, top + width + 2 * q);
            column = lower.blend(upper, upper.compare(GE, lower).or(upper.compare(NE, upper)));
            right = column.reinterpretAsLongs().lanewise(LSHR, Float.SIZE).reinterpretAsFloats();
            window = right.blend(column, column.compare(GE, right).or(column.compare(NE, column)));
            VECTOR.cast(window.add(zero).rearrange(windows)).intoArray(y, out + q);
            q = q == last ? columns : Math.min(q + LANES / 2, last);
            if (q == columns) {
                q = 0;
                top += 2 * width;
                out += columns;
            }
        }
    }

    /** Where the last vector's windows begin: they overlap those of the one before. */
    private static int last(int columns) {
        return Math.max(0, columns - LANES / 2);
    }

    /** Vectors of columns of the input, each of half as many windows. */
    private static int vectors(int columns) {
        return (2 * columns + LANES - 1) / LANES;
    }

    static void maxPoolGradient(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        for (int plane = from; plane < to; plane++) {
            int top = plane * shape.height() * shape.width();
            int source = dyOffset + plane * rows * columns;
            gradient(x, xOffset + top, shape.width(), dy, source, dx, dxOffset + top, rows, columns);
            clearRest(shape, dx, dxOffset + top);
        }
    }

    /**
     * A plane in one loop. The upper row of a window receives where it has the largest number, the lower one where the upper has not;
     * of two columns, the left one. Rows shorter than a vector overwrite what the row above has written over its end.
     */
    private static void gradient(
            float[] x, int xo, int width, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        VectorShuffle<Float> twice = TWICE;
        VectorMask<Float> left = LEFT;
        FloatVector zero = FloatVector.zero(SPECIES);
        int vectors = vectors(columns);
        int last = last(columns);
        int top = 0;
        int source = dyOffset;
        int q = 0;
        for (int i = 0; i < rows * vectors; i++) {
            FloatVector upper = FloatVector.fromArray(SPECIES, x, xo + top + 2 * q);
            FloatVector lower = FloatVector.fromArray(SPECIES, x, xo + top + width + 2 * q);
            FloatVector otherUpper =
                    upper.reinterpretAsLongs().lanewise(ROL, Float.SIZE).reinterpretAsFloats();
            FloatVector otherLower =
                    lower.reinterpretAsLongs().lanewise(ROL, Float.SIZE).reinterpretAsFloats();
            VectorMask<Float> upperIsLarger = upper.compare(GT, otherUpper);
            VectorMask<Float> lowerIsLarger = lower.compare(GT, otherLower);
            VectorMask<Float> down =
                    otherLower.blend(lower, lowerIsLarger).compare(GT, otherUpper.blend(upper, upperIsLarger));
            VectorMask<Float> first =
                    upperIsLarger.or(upper.compare(EQ, otherUpper).and(left)).andNot(down);
            VectorMask<Float> second =
                    lowerIsLarger.or(lower.compare(EQ, otherLower).and(left)).and(down);
            FloatVector gradient =
                    FloatVector.fromArray(SPECIES, dy, source + q).rearrange(twice);
            zero.blend(gradient, first).intoArray(dx, dxOffset + top + 2 * q);
            zero.blend(gradient, second).intoArray(dx, dxOffset + top + width + 2 * q);
            // The last vector of a row overlaps the one before.
            q = q == last ? columns : Math.min(q + LANES / 2, last);
            if (q == columns) {
                q = 0;
                top += 2 * width;
                source += columns;
            }
        }
    }

    /** The row and the column that no window reaches. */
    private static void clearRest(Convolution shape, float[] dx, int offset) {
        int height = shape.height();
        int width = shape.width();
        if (width % 2 != 0) {
            for (int row = 0; row < height; row++) {
                dx[offset + row * width + width - 1] = 0f;
            }
        }
        if (height % 2 != 0) {
            Arrays.fill(dx, offset + (height - 1) * width, offset + height * width, 0f);
        }
    }
}
