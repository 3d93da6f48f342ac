package dev.dlc.runtime.kernel;

/** Sums over 16 fixed lanes, see {@link Lanes}; those over whole tensors in double precision. */
abstract class Reductions {

    /** {@code out[r]} = the sum of row r of {@code width} numbers, for rows {@code from <= r < to}. */
    public static void rowSum(float[] x, int xOffset, float[] out, int outOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = Lanes.sum(x, xOffset + r * width, width);
        }
    }

    /** {@code out[r]} = the mean of row r of {@code width} numbers, for rows {@code from <= r < to}. */
    public static void rowMean(float[] x, int xOffset, float[] out, int outOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = Lanes.sum(x, xOffset + r * width, width) / width;
        }
    }

    /** The largest of {@code count} numbers; NaN if one of them is. */
    static float largest(float[] x, int offset, int count) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, x[offset + i]);
        }
        return largest;
    }

    /** {@code out[r]} = the sum of row r of {@code width} numbers, for rows {@code from <= r < to}. */
    public static void rowSum(double[] x, int xOffset, double[] out, int outOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = Lanes.sum(x, xOffset + r * width, width);
        }
    }

    /** {@code out[r]} = the mean of row r of {@code width} numbers, for rows {@code from <= r < to}. */
    public static void rowMean(double[] x, int xOffset, double[] out, int outOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = Lanes.sum(x, xOffset + r * width, width) / width;
        }
    }

    /** The largest of {@code count} numbers; NaN if one of them is. */
    static double largest(double[] x, int offset, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, x[offset + i]);
        }
        return largest;
    }

    /** The sum of {@code count} numbers. */
    public static double sum(float[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += x[i];
                b += x[i + 1];
                c += x[i + 2];
                d += x[i + 3];
            }
            a += i < end ? x[i] : 0;
            b += i + 1 < end ? x[i + 1] : 0;
            c += i + 2 < end ? x[i + 2] : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of the squares of {@code count} numbers. */
    public static double sumOfSquares(float[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += square(x[i]);
                b += square(x[i + 1]);
                c += square(x[i + 2]);
                d += square(x[i + 3]);
            }
            a += i < end ? square(x[i]) : 0;
            b += i + 1 < end ? square(x[i + 1]) : 0;
            c += i + 2 < end ? square(x[i + 2]) : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of the magnitudes of {@code count} numbers. */
    public static double sumOfMagnitudes(float[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += Math.abs(x[i]);
                b += Math.abs(x[i + 1]);
                c += Math.abs(x[i + 2]);
                d += Math.abs(x[i + 3]);
            }
            a += i < end ? Math.abs(x[i]) : 0;
            b += i + 1 < end ? Math.abs(x[i + 1]) : 0;
            c += i + 2 < end ? Math.abs(x[i + 2]) : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of {@code count} numbers. */
    public static double sum(double[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += x[i];
                b += x[i + 1];
                c += x[i + 2];
                d += x[i + 3];
            }
            a += i < end ? x[i] : 0;
            b += i + 1 < end ? x[i + 1] : 0;
            c += i + 2 < end ? x[i + 2] : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of the squares of {@code count} numbers. */
    public static double sumOfSquares(double[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += square(x[i]);
                b += square(x[i + 1]);
                c += square(x[i + 2]);
                d += square(x[i + 3]);
            }
            a += i < end ? square(x[i]) : 0;
            b += i + 1 < end ? square(x[i + 1]) : 0;
            c += i + 2 < end ? square(x[i + 2]) : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    /** The sum of the magnitudes of {@code count} numbers. */
    public static double sumOfMagnitudes(double[] x, int offset, int count) {
        int end = offset + count;
        double total = 0;
        for (int lane = 0; lane < Lanes.COUNT; lane += 4) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = offset + lane;
            for (; i + 3 < end; i += Lanes.COUNT) {
                a += Math.abs(x[i]);
                b += Math.abs(x[i + 1]);
                c += Math.abs(x[i + 2]);
                d += Math.abs(x[i + 3]);
            }
            a += i < end ? Math.abs(x[i]) : 0;
            b += i + 1 < end ? Math.abs(x[i + 1]) : 0;
            c += i + 2 < end ? Math.abs(x[i + 2]) : 0;
            total = total + a + b + c + d;
        }
        return total;
    }

    private static double square(double x) {
        return x * x;
    }
}
