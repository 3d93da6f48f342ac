package dev.dlc.compiler.endtoend;

/**
 * Compares gradients with central differences, {@code (L(w + h) - L(w - h)) / 2h}. In double precision and with h = 1e-6 both
 * errors, of the difference and of rounding, are near 1e-10 for losses near 1.
 */
final class GradientCheck {
    private static final double H = 1e-6;
    /** Below this a gradient's error counts absolutely: rounding is a share of the loss, not of the gradient. */
    private static final double SMALL = 1e-3;

    private GradientCheck() {}

    /** A coordinate and the two slopes there. */
    record Worst(String path, int element, double gradient, double difference, double error) {}

    /** The coordinate of a tensor whose gradient differs most; those where the weight is exactly 0 may be kinks and count not. */
    static Worst worst(Numbers numbers, String path, double[] gradient) {
        Worst worst = new Worst(path, -1, 0, 0, 0);
        double[] weights = numbers.weight(path);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                continue;
            }
            double difference = (lossAt(numbers, path, i, weights[i] + H) - lossAt(numbers, path, i, weights[i] - H))
                    / ((weights[i] + H) - (weights[i] - H));
            numbers.set(path, i, weights[i]);
            double size = Math.max(SMALL, Math.max(Math.abs(gradient[i]), Math.abs(difference)));
            double error = Math.abs(gradient[i] - difference) / size;
            if (!(error <= worst.error())) {
                worst = new Worst(path, i, gradient[i], difference, error);
            }
        }
        return worst;
    }

    private static double lossAt(Numbers numbers, String path, int element, double value) {
        numbers.set(path, element, value);
        numbers.forward();
        return numbers.loss();
    }
}
