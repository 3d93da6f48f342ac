package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;
import org.junit.jupiter.api.Test;

/** Steps of so little work that the members of a team would wait for each other longer than they compute. */
class LittleStepTest {
    /**
     * Of a sample, 16 outputs of 4 numbers and 3 of 16 are 224 FLOPs forward and 320 backward (the first layer has no gradient of its inputs).
     * What biases, relu and the loss add is less than 200. Barriers stand before the sum of the losses, each weight gradient and the update: 4.
     */
    private static final String MODEL = """
            model Little {
              input  x: float[4]
              target label: class[3]
              network { scores = x -> dense(16) -> relu -> dense(label.classes) }
              loss      cross_entropy(scores, label)
              optimizer adam(lr = 0.001)
              train     { epochs 1  batch 16 }
            }
            """;

    private static boolean isWorthDividing(int batch) {
        FloatPass pass = Generated.of(MODEL).network().training(batch);
        pass.begin(batch, 1, 1);
        return ((Training) pass).isWorthDividing();
    }

    @Test
    void aSmallBatchOfASmallNetworkIsNotDivided() {
        // 40,000 FLOPs are four times what is worth a barrier.
        assertThat(isWorthDividing(50)).isFalse();
        assertThat(isWorthDividing(75)).isTrue();
    }

    @Test
    void asATaskOfATeamATrainingIsOneStep() {
        FloatPass pass = Generated.of(MODEL).network().training(90);
        FloatPass alone = Generated.of(MODEL).network().training(90);
        try (Team team = new Team(2)) {
            step(team, pass);
        }
        try (Team team = new Team(1)) {
            step(team, alone);
        }
        assertThat(pass.loss()).isPositive().isEqualTo(alone.loss());
        assertThat(pass.weights()).isEqualTo(alone.weights());
    }

    private static void step(Team team, FloatPass pass) {
        Training training = (Training) pass;
        pass.begin(90, 1, 1);
        for (int i = 0; i < 4 * 90; i++) {
            pass.input(0)[i] = i % 7 - 3;
        }
        training.schedule(0.001, 1);
        team.run(training);
    }
}
