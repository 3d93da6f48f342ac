package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Functions;

/**
 * Sums over 16 fixed lanes: element i of a run goes to lane i % 16, and in the end the lanes are added in order. So the
 * result doesn't depend on how many numbers the hardware adds at a time. The plain code goes through the run four times, for four
 * lanes each, which needs no array for the sums and lets the processor overlap four additions.
 */
final class Lanes {
    static final int COUNT = 16;

    private Lanes() {}

    static float sum(float[] x, int offset, int count) {
        return planeSum(x, offset, 0, count, 1);
    }

    /** The sum over {@code planes} runs of {@code area} numbers, each {@code stride} after the one before. */
    static float planeSum(float[] x, int offset, int stride, int area, int planes) {
        float total = 0;
        for (int lane = 0; lane < COUNT; lane += 4) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int n = 0; n < planes; n++) {
                int start = offset + n * stride;
                int i = lane;
                for (; i + 3 < area; i += COUNT) {
                    a += x[start + i];
                    b += x[start + i + 1];
                    c += x[start + i + 2];
                    d += x[start + i + 3];
                }
                // Lanes that the last, incomplete row of 16 reaches.
                a += i < area ? x[start + i] : 0;
                b += i + 1 < area ? x[start + i + 1] : 0;
                c += i + 2 < area ? x[start + i + 2] : 0;
            }
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of {@code (x - mean)^2} over planes as in {@link #planeSum}. */
    static float planeSquares(float[] x, int offset, int stride, int area, int planes, float mean) {
        float total = 0;
        for (int lane = 0; lane < COUNT; lane += 4) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int n = 0; n < planes; n++) {
                int start = offset + n * stride;
                int i = lane;
                for (; i + 3 < area; i += COUNT) {
                    a = addSquare(x[start + i] - mean, a);
                    b = addSquare(x[start + i + 1] - mean, b);
                    c = addSquare(x[start + i + 2] - mean, c);
                    d = addSquare(x[start + i + 3] - mean, d);
                }
                a = i < area ? addSquare(x[start + i] - mean, a) : a;
                b = i + 1 < area ? addSquare(x[start + i + 1] - mean, b) : b;
                c = i + 2 < area ? addSquare(x[start + i + 2] - mean, c) : c;
            }
            total = total + a + b + c + d;
        }
        return total;
    }

    private static float addSquare(float difference, float sum) {
        return Math.fma(difference, difference, sum);
    }

    /** The sum of {@code y * (x - mean)} over planes as in {@link #planeSum}. */
    static float planeProducts(
            float[] x, int xOffset, float[] y, int yOffset, int stride, int area, int planes, float mean) {
        float total = 0;
        for (int lane = 0; lane < COUNT; lane += 4) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int n = 0; n < planes; n++) {
                int start = xOffset + n * stride;
                int other = yOffset + n * stride;
                int i = lane;
                for (; i + 3 < area; i += COUNT) {
                    a = Math.fma(y[other + i], x[start + i] - mean, a);
                    b = Math.fma(y[other + i + 1], x[start + i + 1] - mean, b);
                    c = Math.fma(y[other + i + 2], x[start + i + 2] - mean, c);
                    d = Math.fma(y[other + i + 3], x[start + i + 3] - mean, d);
                }
                a = i < area ? Math.fma(y[other + i], x[start + i] - mean, a) : a;
                b = i + 1 < area ? Math.fma(y[other + i + 1], x[start + i + 1] - mean, b) : b;
                c = i + 2 < area ? Math.fma(y[other + i + 2], x[start + i + 2] - mean, c) : c;
            }
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of {@code exp(x - shift)}. */
    static float exponentials(float[] x, int offset, int count, float shift) {
        float total = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            float sum = 0;
            for (int i = lane; i < count; i += COUNT) {
                sum += Functions.exp(x[offset + i] - shift);
            }
            total += sum;
        }
        return total;
    }

    static double sum(double[] x, int offset, int count) {
        double total = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            double sum = 0;
            for (int i = lane; i < count; i += COUNT) {
                sum += x[offset + i];
            }
            total += sum;
        }
        return total;
    }

    static double exponentials(double[] x, int offset, int count, double shift) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += Functions.exp(x[offset + i] - shift);
        }
        return total;
    }
}
