package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Network;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weights of a generated class begin as its {@code .dl} file says: deviations of 100 x 400 numbers, by hand. */
class InitializedWeightsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "xavier_uniform; 0; 0.0632456", // sqrt(2 / 500)
                "xavier_normal; 0; 0.0632456",
                "he_uniform; 0; 0.0707107", // sqrt(2 / 400)
                "he_normal; 0; 0.0707107",
                "lecun_normal; 0; 0.05", // sqrt(1 / 400)
                "orthogonal(gain = 2); 0; 0.1", // 100 rows of length 2
                "normal(mean = 3, std = 0.5); 3; 0.5",
                "uniform(low = 1, high = 2); 1.5; 0.288675", // sqrt(1 / 12)
                "constant(0.25); 0.25; 0",
                "zeros; 0; 0"
            })
    void everyInitializerIsReachedFromAFile(String initializer, double mean, double deviation) {
        Network network = Generated.of("""
                        model M { input x: float[400]  target t: float[100]  network { head = x -> dense(100) }
                          loss mse(head, t)  optimizer sgd  init { default %s } }
                        """.formatted(initializer)).network();

        network.initialize(3);

        float[] weights = Arrays.copyOf(network.weights(), 40_000);
        double sum = 0;
        double squares = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (weight - mean) * (weight - mean);
        }
        assertThat(sum / weights.length).isCloseTo(mean, within(4 * deviation / 200 + 1e-9));
        assertThat(Math.sqrt(squares / weights.length)).isCloseTo(deviation, within(0.015 * deviation + 1e-9));
    }
}
