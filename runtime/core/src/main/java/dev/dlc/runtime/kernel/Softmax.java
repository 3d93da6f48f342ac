package dev.dlc.runtime.kernel;

/** Softmax over rows. */
abstract class Softmax extends Dropout {

    /** {@code y[r, k] = exp(x[r, k]) / sum over j of exp(x[r, j])} for rows {@code from <= r < to} of {@code width} numbers. */
    public static void softmax(float[] x, int xOffset, float[] y, int yOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            int in = xOffset + r * width;
            int out = yOffset + r * width;
            float largest = Reductions.largest(x, in, width);
            for (int k = 0; k < width; k++) {
                y[out + k] = x[in + k] - largest;
            }
            Kernels.exp(y, out, y, out, width);
            float sum = Lanes.sum(y, out, width);
            for (int k = 0; k < width; k++) {
                y[out + k] /= sum;
            }
        }
    }

    /** The gradient of {@link #softmax} from its result: {@code dx = y * (dy - sum of dy * y)} of each row. */
    public static void softmaxGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            int row = r * width;
            float sum = 0;
            for (int k = 0; k < width; k++) {
                sum += dy[dyOffset + row + k] * y[yOffset + row + k];
            }
            for (int k = 0; k < width; k++) {
                dx[dxOffset + row + k] = y[yOffset + row + k] * (dy[dyOffset + row + k] - sum);
            }
        }
    }

    /** {@code y[r, k] = exp(x[r, k]) / sum over j of exp(x[r, j])} for rows {@code from <= r < to} of {@code width} numbers. */
    public static void softmax(double[] x, int xOffset, double[] y, int yOffset, int width, int from, int to) {
        for (int r = from; r < to; r++) {
            int in = xOffset + r * width;
            int out = yOffset + r * width;
            double largest = Reductions.largest(x, in, width);
            for (int k = 0; k < width; k++) {
                y[out + k] = x[in + k] - largest;
            }
            Kernels.exp(y, out, y, out, width);
            double sum = Lanes.sum(y, out, width);
            for (int k = 0; k < width; k++) {
                y[out + k] /= sum;
            }
        }
    }

    /** The gradient of {@link #softmax} from its result: {@code dx = y * (dy - sum of dy * y)} of each row. */
    public static void softmaxGradient(
            double[] y,
            int yOffset,
            double[] dy,
            int dyOffset,
            double[] dx,
            int dxOffset,
            int width,
            int from,
            int to) {
        for (int r = from; r < to; r++) {
            int row = r * width;
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += dy[dyOffset + row + k] * y[yOffset + row + k];
            }
            for (int k = 0; k < width; k++) {
                dx[dxOffset + row + k] = y[yOffset + row + k] * (dy[dyOffset + row + k] - sum);
            }
        }
    }
}
