package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the 16 lanes that all providers share, a vector of them at a time. One counted loop runs over the rows of 16
 * numbers of all planes: a sum that lives across two nested loops would become an object. What the last row of a plane reads
 * over its end is masked to zeros, whose addition changes no bit of a sum that began at zero.
 */
final class VectorLanes {
    private static final int SHARED = 16;
    private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    /** From index {@code 16 - n} on: masks that keep the first n lanes of 16. */
    private static final int[] MASKS = masks();

    private VectorLanes() {}

    private static int[] masks() {
        int[] masks = new int[2 * SHARED];
        Arrays.fill(masks, 0, SHARED, -1);
        return masks;
    }

    /** Whether the whole rows of the last plane lie in the array. */
    static boolean fits(float[] x, int offset, int stride, int area, int planes) {
        return LANES <= SHARED && offset + (planes - 1) * stride + rows(area) * SHARED <= x.length;
    }

    private static int rows(int area) {
        return (area + SHARED - 1) / SHARED;
    }

    /** Where the mask of the last row of a plane begins. */
    private static int lastMask(int area) {
        return (SHARED - area % SHARED) % SHARED;
    }

    private static FloatVector keep(FloatVector v, int mask) {
        return v.reinterpretAsInts().and(IntVector.fromArray(BITS, MASKS, mask)).reinterpretAsFloats();
    }

    static float planeSum(float[] x, int offset, int stride, int area, int planes) {
        int rows = rows(area);
        int last = lastMask(area);
        int gap = stride - rows * SHARED;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = offset + lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                int mask = --rest == 0 ? last : 0;
                sum = sum.add(keep(FloatVector.fromArray(SPECIES, x, at), mask + lane));
                at += SHARED;
                if (rest == 0) {
                    rest = rows;
                    at += gap;
                }
            }
            total = addLanes(total, sum);
        }
        return total;
    }

    static float planeSquares(float[] x, int offset, int stride, int area, int planes, float mean) {
        int rows = rows(area);
        int last = lastMask(area);
        int gap = stride - rows * SHARED;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = offset + lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                int mask = --rest == 0 ? last : 0;
                FloatVector difference =
                        keep(FloatVector.fromArray(SPECIES, x, at).sub(mean), mask + lane);
                sum = difference.fma(difference, sum);
                at += SHARED;
                if (rest == 0) {
                    rest = rows;
                    at += gap;
                }
            }
            total = addLanes(total, sum);
        }
        return total;
    }

    static float planeProducts(
            float[] x, int xOffset, float[] y, int yOffset, int stride, int area, int planes, float mean) {
        int rows = rows(area);
        int last = lastMask(area);
        int gap = stride - rows * SHARED;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                int mask = (--rest == 0 ? last : 0) + lane;
                FloatVector difference =
                        keep(FloatVector.fromArray(SPECIES, x, xOffset + at).sub(mean), mask);
                sum = keep(FloatVector.fromArray(SPECIES, y, yOffset + at), mask)
                        .fma(difference, sum);
                at += SHARED;
                if (rest == 0) {
                    rest = rows;
                    at += gap;
                }
            }
            total = addLanes(total, sum);
        }
        return total;
    }

    /** In order; with constant numbers of lanes, because only such are read without a detour over memory. */
    private static float addLanes(float total, FloatVector v) {
        float sum = total + v.lane(0) + v.lane(1) + v.lane(2) + v.lane(3);
        if (LANES > 4) {
            sum = sum + v.lane(4) + v.lane(5) + v.lane(6) + v.lane(7);
        }
        if (LANES > 8) {
            sum = sum + v.lane(8) + v.lane(9) + v.lane(10) + v.lane(11);
            sum = sum + v.lane(12) + v.lane(13) + v.lane(14) + v.lane(15);
        }
        return sum;
    }
}
