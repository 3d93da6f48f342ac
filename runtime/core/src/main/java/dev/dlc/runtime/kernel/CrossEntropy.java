package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Functions;

/** The loss of classification, from logits. Targets are numbers of classes. */
abstract class CrossEntropy extends Softmax {

    /**
     * For rows {@code from <= r < to}: {@code losses[r] = -sum over k of q[k] * log(softmax(logits[r])[k])} with the target
     * distribution {@code q = (1 - smoothing) * onehot + smoothing / classes} (PyTorch's cross_entropy).
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
            int from,
            int to) {
        float off = (float) (smoothing / classes);
        float on = (float) (1 - smoothing);
        for (int r = from; r < to; r++) {
            int row = logitsOffset + r * classes;
            int target = target(targets[targetsOffset + r], classes, r);
            float largest = Reductions.largest(logits, row, classes);
            float logSum = Functions.log(Lanes.exponentials(logits, row, classes, largest));
            float sum = 0;
            if (smoothing != 0) {
                for (int k = 0; k < classes; k++) {
                    sum += logits[row + k] - largest;
                }
            }
            losses[lossesOffset + r] = logSum - (on * (logits[row + target] - largest) + off * sum);
        }
    }

    /** The gradient of {@link #crossEntropy}: {@code dLogits[r, k] = dLosses[r] * (softmax(logits[r])[k] - q[k])}. */
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
            int from,
            int to) {
        float off = (float) (smoothing / classes);
        float on = (float) (1 - smoothing);
        softmax(logits, logitsOffset, dLogits, dLogitsOffset, classes, from, to);
        for (int r = from; r < to; r++) {
            int row = dLogitsOffset + r * classes;
            int target = target(targets[targetsOffset + r], classes, r);
            float factor = dLosses[dLossesOffset + r];
            for (int k = 0; k < classes; k++) {
                float wanted = k == target ? on + off : off;
                dLogits[row + k] = factor * (dLogits[row + k] - wanted);
            }
        }
    }

    /**
     * For rows {@code from <= r < to}: {@code losses[r] = -sum over k of q[k] * log(softmax(logits[r])[k])} with the target
     * distribution {@code q = (1 - smoothing) * onehot + smoothing / classes} (PyTorch's cross_entropy).
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
            int from,
            int to) {
        double off = (smoothing / classes);
        double on = (1 - smoothing);
        for (int r = from; r < to; r++) {
            int row = logitsOffset + r * classes;
            int target = target(targets[targetsOffset + r], classes, r);
            double largest = Reductions.largest(logits, row, classes);
            double logSum = Functions.log(Lanes.exponentials(logits, row, classes, largest));
            double sum = 0;
            if (smoothing != 0) {
                for (int k = 0; k < classes; k++) {
                    sum += logits[row + k] - largest;
                }
            }
            losses[lossesOffset + r] = logSum - (on * (logits[row + target] - largest) + off * sum);
        }
    }

    /** The gradient of {@link #crossEntropy}: {@code dLogits[r, k] = dLosses[r] * (softmax(logits[r])[k] - q[k])}. */
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
            int from,
            int to) {
        double off = (smoothing / classes);
        double on = (1 - smoothing);
        softmax(logits, logitsOffset, dLogits, dLogitsOffset, classes, from, to);
        for (int r = from; r < to; r++) {
            int row = dLogitsOffset + r * classes;
            int target = target(targets[targetsOffset + r], classes, r);
            double factor = dLosses[dLossesOffset + r];
            for (int k = 0; k < classes; k++) {
                double wanted = k == target ? on + off : off;
                dLogits[row + k] = factor * (dLogits[row + k] - wanted);
            }
        }
    }

    /** The class that a target is. */
    static int target(double number, int classes, int row) {
        int target = (int) number;
        if (!(number >= 0) || target >= classes) {
            throw new IllegalArgumentException(
                    "the target of row " + row + " is " + number + ", but the classes are 0 to " + (classes - 1));
        }
        return target;
    }
}
