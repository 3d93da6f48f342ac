package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the planes of channels, over the 16 lanes that all providers share, in four vectors at once: one of them
 * has to wait for its last addition, several don't wait for each other, and one counter serves all. Vectors of 16 lanes are of
 * four channels; of shorter ones, several are of one channel, so that a plane is read once.
 *
 * <p>One counted loop runs over the rows of 16 numbers of all planes: a sum that lives across two nested loops would become an
 * object. The last row of each plane, where it is not whole, is read from a copy that is filled up with what adds zero; that changes
 * no bit of a sum that began at zero.
 *
 * <p>Only vectors of floats, without masks, are used here: the more types of vectors a program uses, the more often HotSpot's
 * compiler makes objects of them, here and elsewhere.
 */
final class VectorPlanes {
    private static final int SHARED = 16;

    /** Vectors of sums that are made at once. */
    private static final int SUMS = 4;
    /** The like where there are two sums of each number. */
    private static final int PAIR = SUMS / 2;

    /** Room of a thread: sums on their way out of a vector, and the last, incomplete rows of planes. */
    private static final ThreadLocal<VectorPlanes> ROOM = ThreadLocal.withInitial(VectorPlanes::new);

    private final float[] sums = new float[SUMS * SHARED];
    private float[] last = {};

    private VectorPlanes() {}

    private float[] last(int planes) {
        if (last.length < SUMS * planes * SHARED) {
            last = new float[SUMS * planes * SHARED];
        }
        return last;
    }

    private static int wholeRows(int area) {
        return area / SHARED;
    }

    private static int rows(int area) {
        return (area + SHARED - 1) / SHARED;
    }

    /** Copies the last, incomplete rows of a channel's planes, filled up with {@code filling}. */
    private static void copyLast(
            float[] x, int offset, int stride, int area, int planes, float filling, float[] to, int toOffset) {
        int begun = wholeRows(area) * SHARED;
        if (begun == area) {
            return;
        }
        for (int n = 0; n < planes; n++) {
            int start = toOffset + n * SHARED;
            System.arraycopy(x, offset + n * stride + begun, to, start, area - begun);
            Arrays.fill(to, start + area - begun, start + SHARED, filling);
        }
    }

    /** Channels that {@code vectors} vectors hold. */
    private static int channels(int vectors) {
        return Math.max(1, vectors * LANES / SHARED);
    }

    /** Lanes of a channel that {@code vectors} vectors hold. */
    private static int lanes(int vectors) {
        return Math.min(SHARED, vectors * LANES);
    }

    /** Which of the channels vector {@code i} is of. */
    private static int channel(int i, int vectors) {
        return i * LANES / lanes(vectors);
    }

    /** Where vector {@code i} reads, or where its sums are: channels are {@code distance} apart. */
    private static int place(int i, int vectors, int distance) {
        return channel(i, vectors) * distance + i * LANES % lanes(vectors);
    }

    private float inOrder(int sum) {
        float total = 0;
        for (int lane = sum * SHARED; lane < (sum + 1) * SHARED; lane++) {
            total += sums[lane];
        }
        return total;
    }

    /** How many of {@code left} channels are next: as many as go at once, or a single one. */
    private static int next(int left, int most) {
        return left >= most ? most : 1;
    }

    /** The sums of channels {@code from <= c < to}. */
    static void sums(
            float[] x, int offset, int stride, int area, int planes, float[] out, int outOffset, int from, int to) {
        VectorPlanes room = ROOM.get();
        float[] last = room.last(planes);
        for (int c = from, count; c < to; c += count) {
            count = next(to - c, channels(SUMS));
            for (int i = 0; i < count; i++) {
                copyLast(x, offset + (c + i) * area, stride, area, planes, 0f, last, i * planes * SHARED);
            }
            // A single channel is summed as often as there is room.
            int step = count == 1 ? 0 : 1;
            for (int lane = 0; lane < SHARED; lane += lanes(SUMS)) {
                addFour(x, offset + c * area + lane, stride, area, planes, step, last, lane, room.sums);
            }
            for (int i = 0; i < count; i++) {
                out[outOffset + c + i] = room.inOrder(i);
            }
        }
    }

    private static void addFour(
            float[] x, int offset, int stride, int area, int planes, int step, float[] last, int lane, float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            float[] from = inside ? x : last;
            int at = inside ? offset + plane * stride + row * SHARED : plane * SHARED + lane;
            int channel = step * (inside ? area : planes * SHARED);
            s0 = FloatVector.fromArray(SPECIES, from, at).add(s0);
            s1 = FloatVector.fromArray(SPECIES, from, at + place(1, SUMS, channel))
                    .add(s1);
            s2 = FloatVector.fromArray(SPECIES, from, at + place(2, SUMS, channel))
                    .add(s2);
            s3 = FloatVector.fromArray(SPECIES, from, at + place(3, SUMS, channel))
                    .add(s3);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        VECTOR.cast(s0).intoArray(sums, lane);
        VECTOR.cast(s1).intoArray(sums, lane + place(1, SUMS, SHARED));
        VECTOR.cast(s2).intoArray(sums, lane + place(2, SUMS, SHARED));
        VECTOR.cast(s3).intoArray(sums, lane + place(3, SUMS, SHARED));
    }

    /** The sums of {@code (x - mean)^2} of channels {@code from <= c < to}. */
    static void squares(
            float[] x,
            int offset,
            int stride,
            int area,
            int planes,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int from,
            int to) {
        VectorPlanes room = ROOM.get();
        float[] last = room.last(planes);
        for (int c = from, count; c < to; c += count) {
            count = next(to - c, channels(SUMS));
            int m = meanOffset + c;
            for (int i = 0; i < count; i++) {
                copyLast(x, offset + (c + i) * area, stride, area, planes, mean[m + i], last, i * planes * SHARED);
            }
            int step = count == 1 ? 0 : 1;
            for (int lane = 0; lane < SHARED; lane += lanes(SUMS)) {
                addFourSquares(x, offset + c * area + lane, stride, area, planes, step, mean, m, last, lane, room.sums);
            }
            for (int i = 0; i < count; i++) {
                out[outOffset + c + i] = room.inOrder(i);
            }
        }
    }

    private static void addFourSquares(
            float[] x,
            int offset,
            int stride,
            int area,
            int planes,
            int step,
            float[] mean,
            int m,
            float[] last,
            int lane,
            float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector m0 = FloatVector.broadcast(SPECIES, mean[m]);
        FloatVector m1 = FloatVector.broadcast(SPECIES, mean[m + channel(1, SUMS) * step]);
        FloatVector m2 = FloatVector.broadcast(SPECIES, mean[m + channel(2, SUMS) * step]);
        FloatVector m3 = FloatVector.broadcast(SPECIES, mean[m + channel(3, SUMS) * step]);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            float[] from = inside ? x : last;
            int at = inside ? offset + plane * stride + row * SHARED : plane * SHARED + lane;
            int channel = step * (inside ? area : planes * SHARED);
            FloatVector d0 = FloatVector.fromArray(SPECIES, from, at).sub(m0);
            s0 = d0.fma(d0, s0);
            FloatVector d1 = FloatVector.fromArray(SPECIES, from, at + place(1, SUMS, channel))
                    .sub(m1);
            s1 = d1.fma(d1, s1);
            FloatVector d2 = FloatVector.fromArray(SPECIES, from, at + place(2, SUMS, channel))
                    .sub(m2);
            s2 = d2.fma(d2, s2);
            FloatVector d3 = FloatVector.fromArray(SPECIES, from, at + place(3, SUMS, channel))
                    .sub(m3);
            s3 = d3.fma(d3, s3);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        VECTOR.cast(s0).intoArray(sums, lane);
        VECTOR.cast(s1).intoArray(sums, lane + place(1, SUMS, SHARED));
        VECTOR.cast(s2).intoArray(sums, lane + place(2, SUMS, SHARED));
        VECTOR.cast(s3).intoArray(sums, lane + place(3, SUMS, SHARED));
    }

    /** The sums of {@code y}, and those of {@code y * (x - mean)}, of channels {@code from <= c < to}. */
    static void sumsAndProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int stride,
            int area,
            int planes,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            float[] products,
            int productsOffset,
            int from,
            int to) {
        VectorPlanes room = ROOM.get();
        float[] last = room.last(planes);
        int size = planes * SHARED;
        for (int c = from, count; c < to; c += count) {
            count = next(to - c, channels(PAIR));
            int plane = c * area;
            int m = meanOffset + c;
            for (int i = 0; i < count; i++) {
                int inRow = plane + i * area;
                copyLast(y, yOffset + inRow, stride, area, planes, 0f, last, i * size);
                copyLast(x, xOffset + inRow, stride, area, planes, mean[m + i], last, (PAIR + i) * size);
            }
            int step = count == 1 ? 0 : 1;
            for (int lane = 0; lane < SHARED; lane += lanes(PAIR)) {
                addPair(
                        x,
                        xOffset + plane + lane,
                        y,
                        yOffset + plane + lane,
                        stride,
                        area,
                        planes,
                        step,
                        mean,
                        m,
                        last,
                        lane,
                        room.sums);
            }
            for (int i = 0; i < count; i++) {
                out[outOffset + c + i] = room.inOrder(i);
                products[productsOffset + c + i] = room.inOrder(PAIR + i);
            }
        }
    }

    private static void addPair(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int stride,
            int area,
            int planes,
            int step,
            float[] mean,
            int m,
            float[] last,
            int lane,
            float[] sums) {
        int whole = wholeRows(area);
        int rows = rows(area);
        FloatVector m0 = FloatVector.broadcast(SPECIES, mean[m]);
        FloatVector m1 = FloatVector.broadcast(SPECIES, mean[m + channel(1, PAIR) * step]);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector p0 = s0;
        FloatVector p1 = s0;
        int row = 0;
        int plane = 0;
        for (int i = 0; i < planes * rows; i++) {
            boolean inside = row < whole;
            int inPlane = plane * stride + row * SHARED;
            int inLast = plane * SHARED + lane;
            float[] fromX = inside ? x : last;
            float[] fromY = inside ? y : last;
            int atX = inside ? xOffset + inPlane : inLast + PAIR * planes * SHARED;
            int atY = inside ? yOffset + inPlane : inLast;
            int channel = step * (inside ? area : planes * SHARED);
            FloatVector y0 = FloatVector.fromArray(SPECIES, fromY, atY);
            FloatVector d0 = FloatVector.fromArray(SPECIES, fromX, atX).sub(m0);
            s0 = y0.add(s0);
            p0 = y0.fma(d0, p0);
            FloatVector y1 = FloatVector.fromArray(SPECIES, fromY, atY + place(1, PAIR, channel));
            FloatVector d1 = FloatVector.fromArray(SPECIES, fromX, atX + place(1, PAIR, channel))
                    .sub(m1);
            s1 = y1.add(s1);
            p1 = y1.fma(d1, p1);
            row++;
            if (row == rows) {
                row = 0;
                plane++;
            }
        }
        VECTOR.cast(s0).intoArray(sums, lane);
        VECTOR.cast(s1).intoArray(sums, lane + place(1, PAIR, SHARED));
        VECTOR.cast(p0).intoArray(sums, lane + PAIR * SHARED);
        VECTOR.cast(p1).intoArray(sums, lane + PAIR * SHARED + place(1, PAIR, SHARED));
    }
}
