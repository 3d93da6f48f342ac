package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Team;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What dropout does in training: PyTorch draws other numbers, so this is not among the parity cases. */
class DropoutTest {
    private static final int SAMPLES = 64;
    private static final int WIDTH = 64;

    private final FloatPass pass = Generated.of("""
                    model Dropping {
                      input  x: float[64]
                      target y: float[64]
                      data { train npy("x.npy", "y.npy") }
                      network { out = x -> dropout(keep = 0.7) }
                      loss mse(out, y)
                      optimizer sgd
                      train { epochs 1 }
                    }
                    """).network().training(SAMPLES);

    @Test
    void valuesAreDroppedOrDividedByKeep() {
        float[] output = run(1, 1, 0);
        int kept = 0;
        for (float value : output) {
            if (value != 0) {
                assertThat(value).isCloseTo(1 / 0.7f, within(1e-6f));
                kept++;
            }
        }
        // four standard deviations of a share of 4,096 draws
        assertThat((double) kept / output.length).isCloseTo(0.7, within(4 * Math.sqrt(0.7 * 0.3 / output.length)));
    }

    @Test
    void anotherSeedOrEpochDropsOthers() {
        float[] output = run(1, 1, 0);
        assertThat(run(1, 1, 0)).isEqualTo(output);
        assertThat(run(2, 1, 0)).isNotEqualTo(output);
        assertThat(run(1, 2, 0)).isNotEqualTo(output);
    }

    @Test
    void whatASampleLosesDoesNotDependOnItsPlaceInTheBatch() {
        float[] output = run(1, 1, 0);
        float[] moved = run(1, 1, 3);
        assertThat(Arrays.copyOf(moved, output.length - 3 * WIDTH))
                .isEqualTo(Arrays.copyOfRange(output, 3 * WIDTH, output.length));
    }

    /** The output for ones; sample i of the batch is sample i + shift of the data. */
    private float[] run(long seed, int epoch, int shift) {
        pass.begin(SAMPLES, seed, epoch);
        Arrays.fill(pass.input(0), 1);
        for (int i = 0; i < SAMPLES; i++) {
            pass.identities()[i] = i + shift;
        }
        try (Team team = new Team(1)) {
            team.run(pass::forward);
        }
        return Arrays.copyOf(pass.output(0), SAMPLES * WIDTH);
    }
}
