package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.emit.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a parity case and compares every number of it with PyTorch's. */
final class ParityRun {
    /** Below this a tensor's numbers differ absolutely: what is 0 in PyTorch has rounding alone here. */
    private static final double SMALL = 1e-3;

    private final List<Difference> differences = new ArrayList<>();

    private ParityRun() {}

    /** What is compared. */
    enum Quantity {
        /** Outputs of the first training step, and of an evaluation with the last weights. */
        OUTPUT,
        /** Of each step. */
        LOSS,
        /** The gradient of a layer in front, which only the input's gradient reaches. */
        INPUT_GRADIENT,
        WEIGHT_GRADIENT,
        /** Weights and running statistics after the last step. */
        WEIGHTS
    }

    /**
     * The number of a tensor that is farthest from PyTorch's.
     *
     * @param size its distance, as a share of the tensor's largest number
     */
    record Difference(Quantity quantity, String what, int element, double found, double wanted, double size) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s[%d] is %s, wanted %s", what, element, found, wanted);
        }
    }

    static List<Difference> of(ParityCase parity, Precision precision) {
        ParityRun run = new ParityRun();
        try (Numbers numbers = Numbers.of(parity, parity.compile(precision), precision)) {
            run.train(
                    parity,
                    numbers,
                    parity.compile(precision).model().optimizer().lr());
            numbers.evaluate();
            List<double[]> evaluated = parity.expected().evaluated();
            for (int i = 0; i < evaluated.size(); i++) {
                double[] output = evaluated.get(i);
                run.compare(Quantity.OUTPUT, "evaluated output " + i, numbers.evaluated(i, output.length), output);
            }
        }
        return run.differences;
    }

    private void train(ParityCase parity, Numbers numbers, double lr) {
        ParityCase.Expected expected = parity.expected();
        double rate = lr;
        for (int step = 1; step <= expected.losses().length; step++) {
            numbers.forward();
            if (step == 1) {
                for (int i = 0; i < expected.outputs().size(); i++) {
                    double[] output = expected.outputs().get(i);
                    compare(Quantity.OUTPUT, "output " + i, numbers.output(i, output.length), output);
                }
            }
            double[] loss = {expected.losses()[step - 1]};
            compare(Quantity.LOSS, "loss of step " + step, new double[] {numbers.loss()}, loss);
            numbers.backward();
            if (step == 1) {
                expected.gradients().forEach((path, gradient) -> {
                    Quantity quantity = path.startsWith("pre.") ? Quantity.INPUT_GRADIENT : Quantity.WEIGHT_GRADIENT;
                    compare(quantity, "gradient of " + path, numbers.gradient(path), gradient);
                });
            }
            numbers.update(rate, step);
            rate *= parity.decay();
        }
        expected.weights()
                .forEach((path, weight) ->
                        compare(Quantity.WEIGHTS, path + " afterwards", numbers.weight(path), weight));
    }

    private void compare(Quantity quantity, String what, double[] found, double[] wanted) {
        assertThat(found).as(what).hasSameSizeAs(wanted);
        double largest = SMALL;
        for (double value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        Difference worst = new Difference(quantity, what, 0, found[0], wanted[0], 0);
        for (int i = 0; i < wanted.length; i++) {
            double size = Math.abs(found[i] - wanted[i]) / largest;
            // not a number is the farthest of all
            if (!(size <= worst.size())) {
                worst = new Difference(quantity, what, i, found[i], wanted[i], size);
            }
        }
        differences.add(worst);
    }
}
