package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Functions;

/** The loss of classification, from logits, where each class has a weight of its own (PyTorch's cross_entropy with weights). */
public final class ClassWeights {
    private ClassWeights() {}

    /** Writes to {@code out[r]} the weight of the class of row {@code r}, for rows {@code from <= r < to}. */
    public static void weights(
            float[] targets, int targetsOffset, float[] out, int outOffset, float[] weights, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = weights[CrossEntropy.target(targets[targetsOffset + r], weights.length, r)];
        }
    }

    /**
     * For rows {@code from <= r < to}, with y the row's class, p its probabilities and w the weights: {@code
     * losses[r] = -(1 - smoothing) * w[y] * log(p[y]) - smoothing / classes * sum over k of w[k] * log(p[k])}.
     *
     * @throws IllegalArgumentException if a target is no number of a class
     */
    public static void crossEntropy(
            float[] logits,
            int logitsOffset,
            float[] targets,
            int targetsOffset,
            float[] losses,
            int lossesOffset,
            int classes,
            double smoothing,
            float[] weights,
            int from,
            int to) {
        float off = (float) (smoothing / classes);
        float on = (float) (1 - smoothing);
        for (int r = from; r < to; r++) {
            int row = logitsOffset + r * classes;
            int target = CrossEntropy.target(targets[targetsOffset + r], classes, r);
            float largest = Reductions.largest(logits, row, classes);
            float logSum = Functions.log(Lanes.exponentials(logits, row, classes, largest));
            float all = 0;
            if (smoothing != 0) {
                for (int k = 0; k < classes; k++) {
                    all += weights[k] * (logSum - (logits[row + k] - largest));
                }
            }
            float own = weights[target] * (logSum - (logits[row + target] - largest));
            losses[lossesOffset + r] = on * own + off * all;
        }
    }

    /** The gradient of {@link #crossEntropy} in the logits. */
    public static void crossEntropyGradient(
            float[] logits,
            int logitsOffset,
            float[] targets,
            int targetsOffset,
            float[] dLosses,
            int dLossesOffset,
            float[] dLogits,
            int dLogitsOffset,
            int classes,
            double smoothing,
            float[] weights,
            int from,
            int to) {
        float off = (float) (smoothing / classes);
        float on = (float) (1 - smoothing);
        float all = 0;
        for (float weight : weights) {
            all += weight;
        }
        Softmax.softmax(logits, logitsOffset, dLogits, dLogitsOffset, classes, from, to);
        for (int r = from; r < to; r++) {
            int row = dLogitsOffset + r * classes;
            int target = CrossEntropy.target(targets[targetsOffset + r], classes, r);
            float factor = dLosses[dLossesOffset + r];
            float own = on * weights[target];
            float share = own + off * all;
            for (int k = 0; k < classes; k++) {
                float wanted = off * weights[k] + (k == target ? own : 0);
                dLogits[row + k] = factor * (share * dLogits[row + k] - wanted);
            }
        }
    }

    /** Writes to {@code out[r]} the weight of the class of row {@code r}, for rows {@code from <= r < to}. */
    public static void weights(
            double[] targets, int targetsOffset, double[] out, int outOffset, double[] weights, int from, int to) {
        for (int r = from; r < to; r++) {
            out[outOffset + r] = weights[CrossEntropy.target(targets[targetsOffset + r], weights.length, r)];
        }
    }

    /**
     * For rows {@code from <= r < to}, with y the row's class, p its probabilities and w the weights: {@code
     * losses[r] = -(1 - smoothing) * w[y] * log(p[y]) - smoothing / classes * sum over k of w[k] * log(p[k])}.
     *
     * @throws IllegalArgumentException if a target is no number of a class
     */
    public static void crossEntropy(
            double[] logits,
            int logitsOffset,
            double[] targets,
            int targetsOffset,
            double[] losses,
            int lossesOffset,
            int classes,
            double smoothing,
            double[] weights,
            int from,
            int to) {
        double off = smoothing / classes;
        double on = 1 - smoothing;
        for (int r = from; r < to; r++) {
            int row = logitsOffset + r * classes;
            int target = CrossEntropy.target(targets[targetsOffset + r], classes, r);
            double largest = Reductions.largest(logits, row, classes);
            double logSum = Functions.log(Lanes.exponentials(logits, row, classes, largest));
            double all = 0;
            if (smoothing != 0) {
                for (int k = 0; k < classes; k++) {
                    all += weights[k] * (logSum - (logits[row + k] - largest));
                }
            }
            double own = weights[target] * (logSum - (logits[row + target] - largest));
            losses[lossesOffset + r] = on * own + off * all;
        }
    }

    /** The gradient of {@link #crossEntropy} in the logits. */
    public static void crossEntropyGradient(
            double[] logits,
            int logitsOffset,
            double[] targets,
            int targetsOffset,
            double[] dLosses,
            int dLossesOffset,
            double[] dLogits,
            int dLogitsOffset,
            int classes,
            double smoothing,
            double[] weights,
            int from,
            int to) {
        double off = smoothing / classes;
        double on = 1 - smoothing;
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        Softmax.softmax(logits, logitsOffset, dLogits, dLogitsOffset, classes, from, to);
        for (int r = from; r < to; r++) {
            int row = dLogitsOffset + r * classes;
            int target = CrossEntropy.target(targets[targetsOffset + r], classes, r);
            double factor = dLosses[dLossesOffset + r];
            double own = on * weights[target];
            double share = own + off * all;
            for (int k = 0; k < classes; k++) {
                double wanted = off * weights[k] + (k == target ? own : 0);
                dLogits[row + k] = factor * (share * dLogits[row + k] - wanted);
            }
        }
    }
}
