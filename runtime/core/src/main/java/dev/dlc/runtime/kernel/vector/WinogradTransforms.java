package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import dev.dlc.runtime.kernel.Winograd;
import jdk.incubator.vector.FloatVector;

/** The transforms of {@link Winograd} with vectors along the rows of an image, of one row of tiles of all channels at a time. */
final class WinogradTransforms {
    private WinogradTransforms() {}

    /**
     * {@code B^T d} of a row of tiles: row j of channel c is in array {@code xj} at {@code oj + c * sj}; row k of the result is at {@code
     * target + c * step + k * plane}. What lies {@code right} behind each row is set to 0.
     */
    static void rows(
            float[] x0,
            int o0,
            int s0,
            float[] x1,
            int o1,
            int s1,
            float[] x2,
            int o2,
            int s2,
            float[] x3,
            int o3,
            int s3,
            float[] x4,
            int o4,
            int s4,
            float[] x5,
            int o5,
            int s5,
            int channels,
            int width,
            int right,
            float[] to,
            int target,
            int step,
            int plane) {
        for (int c = 0; c < channels; c++) {
            int t0 = target + c * step;
            int t1 = t0 + plane;
            int t2 = t1 + plane;
            int t3 = t2 + plane;
            int t4 = t3 + plane;
            int t5 = t4 + plane;
            int p0 = o0 + c * s0;
            int p1 = o1 + c * s1;
            int p2 = o2 + c * s2;
            int p3 = o3 + c * s3;
            int p4 = o4 + c * s4;
            int p5 = o5 + c * s5;
            FloatVector product = FloatVector.broadcast(SPECIES, Winograd.PRODUCT);
            FloatVector sum = FloatVector.broadcast(SPECIES, -Winograd.SUM);
            FloatVector a = FloatVector.broadcast(SPECIES, Winograd.A);
            FloatVector b = FloatVector.broadcast(SPECIES, Winograd.B);
            FloatVector a2 = FloatVector.broadcast(SPECIES, -Winograd.A2);
            FloatVector b2 = FloatVector.broadcast(SPECIES, -Winograd.B2);
            for (int i = 0; i < width; i += LANES) {
                FloatVector d0 = FloatVector.fromArray(SPECIES, x0, p0 + i);
                FloatVector d2 = FloatVector.fromArray(SPECIES, x2, p2 + i);
                FloatVector d4 = FloatVector.fromArray(SPECIES, x4, p4 + i);
                product.fma(d0, sum.fma(d2, d4)).intoArray(to, t0 + i);
                FloatVector d1 = FloatVector.fromArray(SPECIES, x1, p1 + i);
                FloatVector d3 = FloatVector.fromArray(SPECIES, x3, p3 + i);
                FloatVector evenA = b2.fma(d2, d4);
                FloatVector oddA = a.mul(b2.fma(d1, d3));
                evenA.add(oddA).intoArray(to, t1 + i);
                evenA.sub(oddA).intoArray(to, t2 + i);
                FloatVector evenB = a2.fma(d2, d4);
                FloatVector oddB = b.mul(a2.fma(d1, d3));
                evenB.add(oddB).intoArray(to, t3 + i);
                evenB.sub(oddB).intoArray(to, t4 + i);
                FloatVector d5 = FloatVector.fromArray(SPECIES, x5, p5 + i);
                product.fma(d1, sum.fma(d3, d5)).intoArray(to, t5 + i);
            }
            for (int i = width; i < width + right; i++) {
                to[t0 + i] = 0;
                to[t1 + i] = 0;
                to[t2 + i] = 0;
                to[t3 + i] = 0;
                to[t4 + i] = 0;
                to[t5 + i] = 0;
            }
        }
    }

    /**
     * {@code A^T m} of a row of tiles, four rows of the output: sum k of filter f is at {@code mo + f * step + k * plane}, its rows of
     * the output are from {@code yo + f * area} on. The last vector of a row overlaps the one before; rows of less than a vector overwrite
     * what the row above has written over its end.
     */
    static void fourRows(float[] m, int mo, int step, int plane, float[] y, int yo, int area, int filters, int width) {
        int last = Math.max(width - LANES, 0);
        for (int f = 0; f < filters; f++) {
            int m0 = mo + f * step;
            int m1 = m0 + plane;
            int m2 = m1 + plane;
            int m3 = m2 + plane;
            int m4 = m3 + plane;
            int m5 = m4 + plane;
            int y0 = yo + f * area;
            int y1 = y0 + width;
            int y2 = y1 + width;
            int y3 = y2 + width;
            FloatVector a = FloatVector.broadcast(SPECIES, Winograd.A);
            FloatVector b = FloatVector.broadcast(SPECIES, Winograd.B);
            FloatVector a2 = FloatVector.broadcast(SPECIES, Winograd.A2);
            FloatVector b2 = FloatVector.broadcast(SPECIES, Winograd.B2);
            FloatVector a3 = FloatVector.broadcast(SPECIES, Winograd.A3);
            FloatVector b3 = FloatVector.broadcast(SPECIES, Winograd.B3);
            for (int q = 0; q < width; q += LANES) {
                int i = Math.min(q, last);
                FloatVector pa = FloatVector.fromArray(SPECIES, m, m1 + i);
                FloatVector na = FloatVector.fromArray(SPECIES, m, m2 + i);
                FloatVector evenA = pa.add(na);
                FloatVector oddA = pa.sub(na);
                FloatVector pb = FloatVector.fromArray(SPECIES, m, m3 + i);
                FloatVector nb = FloatVector.fromArray(SPECIES, m, m4 + i);
                FloatVector evenB = pb.add(nb);
                FloatVector oddB = pb.sub(nb);
                FloatVector.fromArray(SPECIES, m, m0 + i).add(evenA).add(evenB).intoArray(y, y0 + i);
                b.fma(oddB, a.mul(oddA)).intoArray(y, y1 + i);
                b2.fma(evenB, a2.mul(evenA)).intoArray(y, y2 + i);
                b3.fma(oddB, a3.fma(oddA, FloatVector.fromArray(SPECIES, m, m5 + i)))
                        .intoArray(y, y3 + i);
            }
        }
    }

    /** As {@link #fourRows}, two rows of the output. */
    static void twoRows(float[] m, int mo, int step, int plane, float[] y, int yo, int area, int filters, int width) {
        int last = Math.max(width - LANES, 0);
        for (int f = 0; f < filters; f++) {
            int m0 = mo + f * step;
            int m1 = m0 + plane;
            int m2 = m1 + plane;
            int m3 = m2 + plane;
            int m4 = m3 + plane;
            int m5 = m4 + plane;
            int y0 = yo + f * area;
            int y1 = y0 + width;
            FloatVector a = FloatVector.broadcast(SPECIES, Winograd.A);
            FloatVector b = FloatVector.broadcast(SPECIES, Winograd.B);
            for (int q = 0; q < width; q += LANES) {
                int i = Math.min(q, last);
                FloatVector pa = FloatVector.fromArray(SPECIES, m, m1 + i);
                FloatVector na = FloatVector.fromArray(SPECIES, m, m2 + i);
                FloatVector evenA = pa.add(na);
                FloatVector oddA = pa.sub(na);
                FloatVector pb = FloatVector.fromArray(SPECIES, m, m3 + i);
                FloatVector nb = FloatVector.fromArray(SPECIES, m, m4 + i);
                FloatVector evenB = pb.add(nb);
                FloatVector oddB = pb.sub(nb);
                FloatVector.fromArray(SPECIES, m, m0 + i).add(evenA).add(evenB).intoArray(y, y0 + i);
                b.fma(oddB, a.fma(oddA, FloatVector.fromArray(SPECIES, m, m5 + i)))
                        .intoArray(y, y1 + i);
            }
        }
    }

    /**
     * {@code A dy} of {@code count} numbers of four rows of a gradient, a multiple of a vector: row j is at {@code dj}, result k at {@code
     * target + k * plane}.
     */
    static void gradientRows(float[] dy, int d0, int d1, int d2, int d3, int count, float[] to, int target, int plane) {
        int t1 = target + plane;
        int t2 = t1 + plane;
        int t3 = t2 + plane;
        int t4 = t3 + plane;
        int t5 = t4 + plane;
        FloatVector a = FloatVector.broadcast(SPECIES, Winograd.A);
        FloatVector b = FloatVector.broadcast(SPECIES, Winograd.B);
        FloatVector a2 = FloatVector.broadcast(SPECIES, Winograd.A2);
        FloatVector b2 = FloatVector.broadcast(SPECIES, Winograd.B2);
        for (int i = 0; i < count; i += LANES) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, dy, d0 + i);
            FloatVector v1 = FloatVector.fromArray(SPECIES, dy, d1 + i);
            FloatVector v2 = FloatVector.fromArray(SPECIES, dy, d2 + i);
            FloatVector v3 = FloatVector.fromArray(SPECIES, dy, d3 + i);
            VECTOR.cast(v0).intoArray(to, target + i);
            FloatVector evenA = a2.fma(v2, v0);
            FloatVector oddA = a.mul(a2.fma(v3, v1));
            evenA.add(oddA).intoArray(to, t1 + i);
            evenA.sub(oddA).intoArray(to, t2 + i);
            FloatVector evenB = b2.fma(v2, v0);
            FloatVector oddB = b.mul(b2.fma(v3, v1));
            evenB.add(oddB).intoArray(to, t3 + i);
            evenB.sub(oddB).intoArray(to, t4 + i);
            VECTOR.cast(v3).intoArray(to, t5 + i);
        }
    }

    /** As {@link #gradientRows}, of two rows. */
    static void gradientPairs(float[] dy, int d0, int d1, int count, float[] to, int target, int plane) {
        int t1 = target + plane;
        int t2 = t1 + plane;
        int t3 = t2 + plane;
        int t4 = t3 + plane;
        int t5 = t4 + plane;
        FloatVector a = FloatVector.broadcast(SPECIES, Winograd.A);
        FloatVector b = FloatVector.broadcast(SPECIES, Winograd.B);
        for (int i = 0; i < count; i += LANES) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, dy, d0 + i);
            FloatVector v1 = FloatVector.fromArray(SPECIES, dy, d1 + i);
            VECTOR.cast(v0).intoArray(to, target + i);
            FloatVector oddA = a.mul(v1);
            v0.add(oddA).intoArray(to, t1 + i);
            v0.sub(oddA).intoArray(to, t2 + i);
            FloatVector oddB = b.mul(v1);
            v0.add(oddB).intoArray(to, t3 + i);
            v0.sub(oddB).intoArray(to, t4 + i);
            VECTOR.cast(v1).intoArray(to, t5 + i);
        }
    }

    /** {@code G^T s} of {@code count} numbers, a multiple of a vector, in place: row k of the kernel is where sum k was, {@code plane} apart. */
    static void sums(float[] sums, int count, int plane, boolean five) {
        int p1 = plane;
        int p2 = p1 + plane;
        int p3 = p2 + plane;
        int p4 = p3 + plane;
        int p5 = p4 + plane;
        FloatVector atZero = FloatVector.broadcast(SPECIES, Winograd.AT_ZERO);
        FloatVector atA = FloatVector.broadcast(SPECIES, Winograd.AT_A);
        FloatVector atB = FloatVector.broadcast(SPECIES, Winograd.AT_B);
        for (int i = 0; i < count; i += LANES) {
            FloatVector pa = FloatVector.fromArray(SPECIES, sums, p1 + i);
            FloatVector na = FloatVector.fromArray(SPECIES, sums, p2 + i);
            FloatVector evenA = atA.mul(pa.add(na));
            FloatVector oddA = atA.mul(pa.sub(na));
            FloatVector pb = FloatVector.fromArray(SPECIES, sums, p3 + i);
            FloatVector nb = FloatVector.fromArray(SPECIES, sums, p4 + i);
            FloatVector evenB = atB.mul(pb.add(nb));
            FloatVector oddB = atB.mul(pb.sub(nb));
            FloatVector infinity = FloatVector.fromArray(SPECIES, sums, p5 + i);
            atZero.mul(FloatVector.fromArray(SPECIES, sums, i))
                    .add(evenA)
                    .add(evenB)
                    .intoArray(sums, i);
            oddA.mul(Winograd.A).add(oddB.mul(Winograd.B)).intoArray(sums, p1 + i);
            FloatVector second = evenA.mul(Winograd.A2).add(evenB.mul(Winograd.B2));
            if (five) {
                VECTOR.cast(second).intoArray(sums, p2 + i);
                oddA.mul(Winograd.A3).add(oddB.mul(Winograd.B3)).intoArray(sums, p3 + i);
                evenA.mul(Winograd.A2 * Winograd.A2)
                        .add(evenB.mul(Winograd.B2 * Winograd.B2))
                        .add(infinity)
                        .intoArray(sums, p4 + i);
            } else {
                second.add(infinity).intoArray(sums, p2 + i);
            }
        }
    }
}
