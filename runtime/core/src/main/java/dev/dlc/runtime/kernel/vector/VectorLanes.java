package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over the 16 lanes that all providers share, a vector of them at a time, for planes of whole rows of 16 numbers. One
 * counted loop runs over all planes: a sum that lives across two nested loops would become an object.
 */
final class VectorLanes {
    private static final int SHARED = 16;

    private VectorLanes() {}

    static boolean fits(int area) {
        return area % SHARED == 0 && LANES <= SHARED;
    }

    static float planeSum(float[] x, int offset, int stride, int area, int planes) {
        int rows = area / SHARED;
        int gap = stride - area;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = offset + lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, at));
                at += SHARED;
                if (--rest == 0) {
                    rest = rows;
                    at += gap;
                }
            }
            total = addLanes(total, sum);
        }
        return total;
    }

    static float planeSquares(float[] x, int offset, int stride, int area, int planes, float mean) {
        int rows = area / SHARED;
        int gap = stride - area;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = offset + lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                FloatVector difference = FloatVector.fromArray(SPECIES, x, at).sub(mean);
                sum = difference.fma(difference, sum);
                at += SHARED;
                if (--rest == 0) {
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
        int rows = area / SHARED;
        int gap = stride - area;
        float total = 0;
        for (int lane = 0; lane < SHARED; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int at = lane;
            int rest = rows;
            for (int i = 0; i < planes * rows; i++) {
                FloatVector difference =
                        FloatVector.fromArray(SPECIES, x, xOffset + at).sub(mean);
                sum = FloatVector.fromArray(SPECIES, y, yOffset + at).fma(difference, sum);
                at += SHARED;
                if (--rest == 0) {
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
