package dev.dlc.cli;

import java.io.IOException;

/** Ten classes of digits from 64 pixels, trained in double precision on all of them at once: what networks are compared with. */
final class SoftmaxRegression {
    private static final int CLASSES = 10;
    private static final int PIXELS = 64;

    private SoftmaxRegression() {}

    /** What an optimizer takes off a weight. */
    @FunctionalInterface
    interface Rule {
        /**
         * @param gradient of the mean loss
         * @param memory two numbers that stay with the weight, 0 at first
         * @param step from 1
         */
        double move(double gradient, double[] memory, int step);
    }

    /** A smaller gradient is the difference of far larger numbers: its quotients are others in single precision. */
    private static final double SMALL = 1e-3;

    /** The weights [classes, pixels], then the biases, after some steps from 0; NaN where a gradient was nearly 0. */
    static double[] train(Rule rule, int steps) throws IOException {
        double[][] images = CheatsheetFolder.images();
        int[] labels = CheatsheetFolder.labels();
        double[] weights = new double[CLASSES * PIXELS + CLASSES];
        boolean[] small = new boolean[weights.length];
        double[][] memory = new double[weights.length][2];
        for (int step = 1; step <= steps; step++) {
            double[] gradients = gradients(weights, images, labels);
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= rule.move(gradients[i], memory[i], step);
                small[i] |= Math.abs(gradients[i]) < SMALL;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = small[i] ? Double.NaN : weights[i];
        }
        return weights;
    }

    /** Of the mean cross-entropy: (probability - 1 for the right class) times the pixel. */
    private static double[] gradients(double[] weights, double[][] images, int[] labels) {
        double[] gradients = new double[weights.length];
        for (int n = 0; n < images.length; n++) {
            double[] exponentials = new double[CLASSES];
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                double logit = weights[CLASSES * PIXELS + k];
                for (int p = 0; p < PIXELS; p++) {
                    logit += weights[k * PIXELS + p] * images[n][p];
                }
                exponentials[k] = Math.exp(logit);
                sum += exponentials[k];
            }
            for (int k = 0; k < CLASSES; k++) {
                double error = (exponentials[k] / sum - (labels[n] == k ? 1 : 0)) / images.length;
                gradients[CLASSES * PIXELS + k] += error;
                for (int p = 0; p < PIXELS; p++) {
                    gradients[k * PIXELS + p] += error * images[n][p];
                }
            }
        }
        return gradients;
    }
}
