package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of generated classes agree with central differences, for every weight of every parity case: those of the
 * layer, and those of a layer before it, which its input's gradient reaches.
 */
class GradientCheckTest {
    private static final double TOLERANCE = 1e-6;

    static List<ParityCase> cases() {
        return ParityCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradientIsTheSlopeOfTheLoss(ParityCase parity) {
        Generated generated = parity.compile(Precision.DOUBLE);
        try (Numbers numbers = start(parity, generated)) {
            for (String path : trainable(generated.model())) {
                double[] gradient = numbers.gradient(path);
                GradientCheck.Worst worst = GradientCheck.worst(numbers, path, gradient);
                assertThat(worst.error()).as("%s", worst).isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    /** The check itself must not be blind: a single number a hundred-thousandth off fails it. */
    @ParameterizedTest
    @MethodSource("cases")
    void aGradientThatIsSlightlyOffIsFound(ParityCase parity) {
        Generated generated = parity.compile(Precision.DOUBLE);
        try (Numbers numbers = start(parity, generated)) {
            String path = trainable(generated.model()).get(0);
            double[] gradient = numbers.gradient(path);
            int element = 1;
            gradient[element] += 1e-5 * Math.max(1e-3, Math.abs(gradient[element]));
            GradientCheck.Worst worst = GradientCheck.worst(numbers, path, gradient);
            assertThat(worst.error()).as("%s", worst).isGreaterThan(TOLERANCE);
            assertThat(worst.element()).isEqualTo(element);
        }
    }

    /** The gradient of one formula against the slope of another. */
    @Test
    void theGradientOfAnotherFormulaFails() {
        ParityCase parity = cases().stream()
                .filter(one -> one.name().equals("leaky_relu_slope"))
                .findFirst()
                .orElseThrow();
        Generated other = Generated.of(parity.dl().replace("slope = 0.3", "slope = 0.301"), Precision.DOUBLE);
        try (Numbers right = start(parity, parity.compile(Precision.DOUBLE));
                Numbers wrong = start(parity, other)) {
            GradientCheck.Worst worst =
                    GradientCheck.worst(right, "pre.dense.weight", wrong.gradient("pre.dense.weight"));
            assertThat(worst.error()).isGreaterThan(TOLERANCE);
        }
    }

    /** The largest error of a case. */
    static double worst(ParityCase parity) {
        Generated generated = parity.compile(Precision.DOUBLE);
        double largest = 0;
        try (Numbers numbers = start(parity, generated)) {
            for (String path : trainable(generated.model())) {
                double[] gradient = numbers.gradient(path);
                largest = Math.max(
                        largest, GradientCheck.worst(numbers, path, gradient).error());
            }
        }
        return largest;
    }

    private static Numbers start(ParityCase parity, Generated generated) {
        Numbers numbers = Numbers.of(parity, generated, Precision.DOUBLE);
        numbers.forward();
        numbers.loss();
        numbers.backward();
        return numbers;
    }

    private static List<String> trainable(Model model) {
        return model.weights().stream()
                .filter(weight -> weight.trainable())
                .map(weight -> weight.path())
                .toList();
    }
}
