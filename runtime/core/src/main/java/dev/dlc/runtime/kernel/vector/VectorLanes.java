package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the 16 lanes that all providers share, a vector of them at a time. One counted loop runs over the rows of 16
 * numbers of all planes: a sum that lives across two nested loops would become an object. The last row of each plane, where it
 * is not whole, is read from a copy that zeros fill up; their addition changes no bit of a sum that began at zero.
 *
 * <p>Only vectors of floats, without masks, are used here: the more types of vectors a program uses, the more often HotSpot's
 * compiler makes objects of them, here and elsewhere.
 */
final class VectorLanes {
    private static final int SHARED = 16;

    /** Room of a thread: sums on their way out of a vector, and the last rows of planes. */
    private static final ThreadLocal<VectorLanes> ROOM = ThreadLocal.withInitial(VectorLanes::new);

    private final float[] sums = new float[SHARED];
    private float[] first = {};
    private float[] second = {};

    private VectorLanes() {}

    static boolean fits() {
        return LANES <= SHARED;
    }

    private static int wholeRows(int area) {
        return area / SHARED;
    }

    private static int rows(int area) {
        return (area + SHARED - 1) / SHARED;
    }

    private void grow(int planes) {
        if (first.length < planes * SHARED) {
            first = new float[planes * SHARED];
            second = new float[planes * SHARED];
        }
    }

    /** Copies the last, incomplete rows of planes, filled up with {@code filling}. */
    private static void copyLast(float[] x, int offset, int stride, int area, int planes, float filling, float[] to) {
        int begun = wholeRows(area) * SHARED;
        if (begun == area) {
            return;
        }
        for (int n = 0; n < planes; n++) {
            int end = n * SHARED + area - begun;
            System.arraycopy(x, offset + n * stride + begun, to, n * SHARED, area - begun);
            Arrays.fill(to, end, (n + 1) * SHARED, filling);
        }
    }

    private float inOrder() {
        float total = 0;
        for (int lane = 0; lane < SHARED; lane++) {
            total += sums[lane];
        }
        return total;
    }

    static float planeSum(float[] x, int offset, int stride, int area, int planes) {
        VectorLanes room = ROOM.get();
        room.grow(planes);
        copyLast(x, offset, stride, area, planes, 0f, room.first);
        for (int lane = 0; lane < SHARED; lane += LANES) {
            sum(x, offset + lane, stride, area, planes, room.first, lane, room.sums);
        }
        return room.inOrder();
    }

    private static void sum(
            float[] x, int offset, int stride, int area, int planes, float[] last, int lane, float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector sum = FloatVector.zero(SPECIES);
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            int at = inside ? offset + plane * stride + row * SHARED : plane * SHARED + lane;
            sum = FloatVector.fromArray(SPECIES, inside ? x : last, at).add(sum);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        sum.intoArray(sums, lane);
    }

    static float planeSquares(float[] x, int offset, int stride, int area, int planes, float mean) {
        VectorLanes room = ROOM.get();
        room.grow(planes);
        copyLast(x, offset, stride, area, planes, mean, room.first);
        for (int lane = 0; lane < SHARED; lane += LANES) {
            squares(x, offset + lane, stride, area, planes, mean, room.first, lane, room.sums);
        }
        return room.inOrder();
    }

    private static void squares(
            float[] x, int offset, int stride, int area, int planes, float mean, float[] last, int lane, float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector center = FloatVector.broadcast(SPECIES, mean);
        FloatVector sum = FloatVector.zero(SPECIES);
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            int at = inside ? offset + plane * stride + row * SHARED : plane * SHARED + lane;
            FloatVector difference =
                    FloatVector.fromArray(SPECIES, inside ? x : last, at).sub(center);
            sum = difference.fma(difference, sum);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        sum.intoArray(sums, lane);
    }

    static float planeProducts(
            float[] x, int xOffset, float[] y, int yOffset, int stride, int area, int planes, float mean) {
        VectorLanes room = ROOM.get();
        room.grow(planes);
        copyLast(x, xOffset, stride, area, planes, mean, room.first);
        copyLast(y, yOffset, stride, area, planes, 0f, room.second);
        for (int lane = 0; lane < SHARED; lane += LANES) {
            products(
                    x,
                    xOffset + lane,
                    y,
                    yOffset + lane,
                    stride,
                    area,
                    planes,
                    mean,
                    room.first,
                    room.second,
                    lane,
                    room.sums);
        }
        return room.inOrder();
    }

    private static void products(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int stride,
            int area,
            int planes,
            float mean,
            float[] lastX,
            float[] lastY,
            int lane,
            float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector center = FloatVector.broadcast(SPECIES, mean);
        FloatVector sum = FloatVector.zero(SPECIES);
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            int inPlane = plane * stride + row * SHARED;
            int inLast = plane * SHARED + lane;
            FloatVector difference = FloatVector.fromArray(
                            SPECIES, inside ? x : lastX, inside ? xOffset + inPlane : inLast)
                    .sub(center);
            sum = FloatVector.fromArray(SPECIES, inside ? y : lastY, inside ? yOffset + inPlane : inLast)
                    .fma(difference, sum);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        sum.intoArray(sums, lane);
    }
}
