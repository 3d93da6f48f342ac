package dev.dlc.runtime.kernel;

/**
 * Keeps the weights that flow into a unit no longer, as a vector, than a limit: {@code w *= limit / (norm + 1e-7)} where its
 * norm is above it, and nothing otherwise (PyTorch's renorm).
 */
public final class NormLimit {
    private static final double EPSILON = 1e-7;

    private NormLimit() {}

    /** Scales each row {@code from <= u < to} of a matrix of {@code length} numbers a row, where it is longer. */
    public static void rows(float[] weights, int offset, int length, double limit, int from, int to) {
        for (int u = from; u < to; u++) {
            int row = offset + u * length;
            double norm = Math.sqrt(Reductions.sumOfSquares(weights, row, length));
            if (norm > limit) {
                scale(weights, row, length, limit / (norm + EPSILON));
            }
        }
    }

    /**
     * The same for weights [inputs of all groups, outputs of a group, area], where unit {@code u} is output {@code u % outputs}
     * of group {@code u / outputs} and its weights lie apart.
     *
     * @param inputs of one group
     */
    public static void columns(
            float[] weights, int offset, int inputs, int outputs, int area, double limit, int from, int to) {
        for (int u = from; u < to; u++) {
            int first = offset + (u / outputs * inputs * outputs + u % outputs) * area;
            double squares = 0;
            for (int i = 0; i < inputs; i++) {
                squares += Reductions.sumOfSquares(weights, first + i * outputs * area, area);
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; norm > limit && i < inputs; i++) {
                scale(weights, first + i * outputs * area, area, limit / (norm + EPSILON));
            }
        }
    }

    private static void scale(float[] weights, int offset, int count, double factor) {
        for (int i = offset; i < offset + count; i++) {
            weights[i] *= (float) factor;
        }
    }

    /** Scales each row {@code from <= u < to} of a matrix of {@code length} numbers a row, where it is longer. */
    public static void rows(double[] weights, int offset, int length, double limit, int from, int to) {
        for (int u = from; u < to; u++) {
            int row = offset + u * length;
            double norm = Math.sqrt(Reductions.sumOfSquares(weights, row, length));
            if (norm > limit) {
                scale(weights, row, length, limit / (norm + EPSILON));
            }
        }
    }

    /**
     * The same for weights [inputs of all groups, outputs of a group, area], where unit {@code u} is output {@code u % outputs}
     * of group {@code u / outputs} and its weights lie apart.
     *
     * @param inputs of one group
     */
    public static void columns(
            double[] weights, int offset, int inputs, int outputs, int area, double limit, int from, int to) {
        for (int u = from; u < to; u++) {
            int first = offset + (u / outputs * inputs * outputs + u % outputs) * area;
            double squares = 0;
            for (int i = 0; i < inputs; i++) {
                squares += Reductions.sumOfSquares(weights, first + i * outputs * area, area);
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; norm > limit && i < inputs; i++) {
                scale(weights, first + i * outputs * area, area, limit / (norm + EPSILON));
            }
        }
    }

    private static void scale(double[] weights, int offset, int count, double factor) {
        for (int i = offset; i < offset + count; i++) {
            weights[i] *= factor;
        }
    }
}
