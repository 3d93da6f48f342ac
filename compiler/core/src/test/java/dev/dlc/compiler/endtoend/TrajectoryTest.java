package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingListener;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Whole models train as PyTorch trains them: the losses of 50 steps from the same weights ({@code parity/record_trajectories.py}). */
class TrajectoryTest {
    private static final int PIXELS = 64;

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv", "residual"})
    void theLossesAreThoseOfPyTorch(String model) throws IOException, URISyntaxException {
        Network network = Generated.of(resource(model + ".dl")).network();
        network.initialize(resource(model + ".safetensors"));
        List<Double> losses = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(int epoch, long step, double loss, double rate) {
                losses.add(loss);
            }
        };

        network.fit(data(), network.options().shuffle(false).listener(listener));

        List<?> recorded = (List<?>) recorded().get(model);
        assertThat(losses).hasSize(50).hasSameSizeAs(recorded);
        for (int step = 1; step <= 50; step++) {
            double wanted = ((Number) recorded.get(step - 1)).doubleValue();
            double difference = Math.abs(losses.get(step - 1) / wanted - 1);
            assertThat(difference)
                    .as("step %d: %s, wanted %s", step, losses.get(step - 1), wanted)
                    .isLessThanOrEqualTo(step <= 10 ? 2e-4 : 5e-3);
        }
    }

    private static Map<String, Object> recorded() throws IOException, URISyntaxException {
        return JSON.std.mapFrom(Files.readString(resource("trajectories.json")));
    }

    private static Dataset data() throws IOException, URISyntaxException {
        byte[] pixels = content("images.npy");
        byte[] labels = content("labels.npy");
        float[][] inputs = new float[labels.length][PIXELS];
        int[] classes = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = labels[i];
            for (int p = 0; p < PIXELS; p++) {
                inputs[i][p] = pixels[PIXELS * i + p];
            }
        }
        return Dataset.of(inputs, classes);
    }

    /** The bytes behind the header of an npy file, version 1: magic, version, length of the header in two bytes. */
    private static byte[] content(String name) throws IOException, URISyntaxException {
        byte[] file = Files.readAllBytes(resource(name));
        int header = 10 + (file[8] & 0xff) + 256 * (file[9] & 0xff);
        assertThat(new String(file, 0, header, StandardCharsets.ISO_8859_1))
                .contains("'|u1'", "'fortran_order': False");
        return Arrays.copyOfRange(file, header, file.length);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(TrajectoryTest.class.getResource("/parity/" + name).toURI());
    }
}
