package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Whole models train as PyTorch trains them: the losses of 50 steps from the same weights ({@code parity/record_trajectories.py}). */
class TrajectoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv", "residual"})
    void theLossesAreThoseOfPyTorch(String model) throws IOException {
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
        assertThat(losses).hasSize(50).hasSameSizeAs(recorded);
        for (int step = 1; step <= 50; step++) {
            double wanted = ((Number) recorded.get(step - 1)).doubleValue();
            assertThat(Math.abs(losses.get(step - 1) / wanted - 1))
                    .as("step %d: %s, wanted %s", step, losses.get(step - 1), wanted)
                    .isLessThanOrEqualTo(step <= 10 ? 2e-4 : 5e-3);
        }
    }
}
