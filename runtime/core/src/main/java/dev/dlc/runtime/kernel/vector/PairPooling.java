package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import dev.dlc.runtime.kernel.Convolution;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * The largest number of windows of two by two that touch but don't overlap, the usual ones, a vector of columns at a time.
 * Whole vectors are written from top to bottom, so that what goes over a row's end is overwritten by the next row.
 */
final class PairPooling {
    /** The other column of a window. */
    private static final VectorShuffle<Float> OTHER = VectorShuffle.fromOp(SPECIES, i -> i ^ 1);
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

    /** How many of the last planes must be left to others: vectors would reach over their end. */
    static int remainder(Convolution shape) {
        int area = shape.outputHeight() * shape.outputWidth();
        return (2 * LANES + area - 1) / area;
    }

    static void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int width = shape.width();
        for (int plane = from; plane < to; plane++) {
            for (int row = 0; row < rows; row++) {
                int top = xOffset + (plane * shape.height() + 2 * row) * width;
                largest(x, top, top + width, y, yOffset + (plane * rows + row) * columns, 2 * columns);
            }
        }
    }

    private static void largest(float[] x, int top, int bottom, float[] y, int yo, int width) {
        for (int q = 0; q < width; q += LANES) {
            FloatVector column =
                    FloatVector.fromArray(SPECIES, x, top + q).max(FloatVector.fromArray(SPECIES, x, bottom + q));
            column.max(column.rearrange(OTHER)).rearrange(WINDOWS).intoArray(y, yo + q / 2);
        }
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
        int width = shape.width();
        for (int plane = from; plane < to; plane++) {
            for (int row = 0; row < rows; row++) {
                int top = (plane * shape.height() + 2 * row) * width;
                int source = dyOffset + (plane * rows + row) * columns;
                topGradient(x, xOffset + top, width, dy, source, dx, dxOffset + top, 2 * columns);
                bottomGradient(x, xOffset + top, width, dy, source, dx, dxOffset + top + width, 2 * columns);
            }
            clearRest(shape, dx, dxOffset + plane * shape.height() * width);
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

    /** The upper row receives where it has the largest number; of two, the left one. */
    private static void topGradient(
            float[] x, int top, int width, float[] dy, int dyOffset, float[] dx, int dxOffset, int end) {
        for (int q = 0; q < end; q += LANES) {
            FloatVector upper = FloatVector.fromArray(SPECIES, x, top + q);
            FloatVector lower = FloatVector.fromArray(SPECIES, x, top + width + q);
            FloatVector other = upper.rearrange(OTHER);
            FloatVector column = upper.max(lower);
            FloatVector largest = column.max(column.rearrange(OTHER));
            VectorMask<Float> mine = upper.compare(VectorOperators.EQ, largest)
                    .and(other.compare(VectorOperators.NE, largest).or(LEFT));
            FloatVector gradient =
                    FloatVector.fromArray(SPECIES, dy, dyOffset + q / 2).rearrange(TWICE);
            FloatVector.zero(SPECIES).blend(gradient, mine).intoArray(dx, dxOffset + q);
        }
    }

    /** The lower row receives where the upper one has not the largest number. */
    private static void bottomGradient(
            float[] x, int top, int width, float[] dy, int dyOffset, float[] dx, int dxOffset, int end) {
        for (int q = 0; q < end; q += LANES) {
            FloatVector upper = FloatVector.fromArray(SPECIES, x, top + q);
            FloatVector lower = FloatVector.fromArray(SPECIES, x, top + width + q);
            FloatVector other = lower.rearrange(OTHER);
            FloatVector above = upper.max(upper.rearrange(OTHER));
            FloatVector below = lower.max(other);
            VectorMask<Float> mine = below.compare(VectorOperators.GT, above)
                    .and(lower.compare(VectorOperators.EQ, below))
                    .and(other.compare(VectorOperators.NE, below).or(LEFT));
            FloatVector gradient =
                    FloatVector.fromArray(SPECIES, dy, dyOffset + q / 2).rearrange(TWICE);
            FloatVector.zero(SPECIES).blend(gradient, mine).intoArray(dx, dxOffset + q);
        }
    }
}
