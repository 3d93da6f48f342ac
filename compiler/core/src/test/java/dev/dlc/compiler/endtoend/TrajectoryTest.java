package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Whole models train as PyTorch trains them: the losses of 50 steps from the same weights ({@code parity/record_trajectories.py}). */
class TrajectoryTest {
    static final List<String> MODELS = List.of("mlp", "conv", "residual");

    static List<String> models() {
        return MODELS;
    }

    @ParameterizedTest
    @MethodSource("models")
    void theLossesAreThoseOfPyTorch(String model) throws IOException {
        double[] differences = differences(model);

        assertThat(differences).hasSize(50);
        for (int step = 1; step <= 50; step++) {
            assertThat(differences[step - 1]).as("step %d", step).isLessThanOrEqualTo(step <= 10 ? 2e-4 : 5e-3);
        }
    }

    /** How far the loss of each step is from PyTorch's, as a share of it. */
    static double[] differences(String model) throws IOException {
        Network network = Generated.of(Digits.file(model + ".dl")).network();
        network.initialize(Digits.file(model + ".safetensors"));
        List<Double> losses = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(int epoch, long step, double loss, double rate) {
                losses.add(loss);
            }
        };

        network.fit(Digits.data(), network.options().shuffle(false).listener(listener));

        List<?> recorded = (List<?>) JSON.std
                .mapFrom(Files.readString(Digits.file("trajectories.json")))
                .get(model);
        assertThat(losses).hasSameSizeAs(recorded);
        double[] differences = new double[losses.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(losses.get(i) / ((Number) recorded.get(i)).doubleValue() - 1);
        }
        return differences;
    }
}
