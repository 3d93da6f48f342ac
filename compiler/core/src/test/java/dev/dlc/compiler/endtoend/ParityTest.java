package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each entry of the catalogue computes what PyTorch does: losses, outputs, gradients, the weights after some steps (running
 * statistics included) and the outputs of an evaluation with them.
 */
class ParityTest {
    /** PyTorch's numbers were computed in double and are written with ten digits. */
    private static final double DOUBLE_TOLERANCE = 1e-8;
    /** Some roundings to single precision, of tensors whose largest number this is relative to. */
    private static final double FLOAT_TOLERANCE = 2e-5;

    static List<ParityCase> cases() {
        return ParityCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPyTorchDoesInDouble(ParityCase parity) {
        compare(parity, Precision.DOUBLE, DOUBLE_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPyTorchDoesInFloat(ParityCase parity) {
        compare(parity, Precision.FLOAT, FLOAT_TOLERANCE);
    }

    private static void compare(ParityCase parity, Precision precision, double tolerance) {
        Generated generated = parity.compile(precision);
        ParityCase.Expected expected = parity.expected();
        try (Numbers numbers = Numbers.of(parity, generated, precision)) {
            double rate = generated.model().optimizer().lr();
            for (int step = 1; step <= expected.losses().length; step++) {
                numbers.forward();
                if (step == 1) {
                    for (int i = 0; i < expected.outputs().size(); i++) {
                        double[] output = expected.outputs().get(i);
                        close("output " + i, numbers.output(i, output.length), output, tolerance);
                    }
                }
                double[] loss = {expected.losses()[step - 1]};
                close("loss of step " + step, new double[] {numbers.loss()}, loss, tolerance);
                numbers.backward();
                if (step == 1) {
                    expected.gradients()
                            .forEach((path, gradient) ->
                                    close("gradient of " + path, numbers.gradient(path), gradient, tolerance));
                }
                numbers.update(rate, step);
            }
            expected.weights()
                    .forEach((path, weight) -> close(path + " afterwards", numbers.weight(path), weight, tolerance));
            numbers.evaluate();
            for (int i = 0; i < expected.evaluated().size(); i++) {
                double[] output = expected.evaluated().get(i);
                close("evaluated output " + i, numbers.evaluated(i, output.length), output, tolerance);
            }
        }
    }

    private static void close(String what, double[] found, double[] wanted, double tolerance) {
        assertThat(found).as(what).hasSameSizeAs(wanted);
        double largest = 1e-3;
        for (double value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(found[i] - wanted[i]))
                    .as("%s[%d] is %s, wanted %s", what, i, found[i], wanted[i])
                    .isLessThanOrEqualTo(tolerance * largest);
        }
    }

    @Test
    void everyEntryHasACaseForEachOfItsArguments() {
        String all = String.join("\n", cases().stream().map(ParityCase::dl).toList());
        assertThat(Stream.of(Layer.class, Loss.class, Optimizer.class, Regularizer.class)
                        .flatMap(root -> uncovered(root, all).stream()))
                .as("arguments that no case of parity/record_cases.py gives")
                .isEmpty();
    }

    private static <T> List<String> uncovered(Class<T> root, String cases) {
        Catalogue<T> catalogue = Catalogue.of(root);
        List<String> uncovered = new ArrayList<>();
        for (String entry : catalogue.names()) {
            String call = "\\b" + entry + "\\b(?!\\.)";
            if (!Pattern.compile(call).matcher(cases).find()) {
                uncovered.add(entry);
            }
            for (Parameter parameter : catalogue.find(entry).orElseThrow().parameters()) {
                String given = call + "\\([^()]*\\b" + parameter.name() + " = ";
                if (!parameter.isRequired()
                        && !Pattern.compile(given).matcher(cases).find()) {
                    uncovered.add(entry + "(" + parameter.name() + " = …)");
                }
            }
        }
        Map<String, String> operators =
                Map.of("plus", "side + pre", "minus", "side - pre", "times", "side * pre", "affine", "0.5 * pre");
        for (Class<? extends T> entry : catalogue.entries()) {
            String name = Catalogue.snakeCase(entry.getSimpleName());
            if (catalogue.find(name).isEmpty() && !cases.contains(operators.getOrDefault(name, "no case"))) {
                uncovered.add(name);
            }
        }
        return uncovered;
    }
}
