package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rates of a generated class's steps are those that its {@code .dl} file schedules. */
class TrainedRatesTest {
    private static final String MODEL = """
            model M { input x: float[2]  target t: float  network { head = x -> dense(1) }
              data { train csv("a.csv", x = [a, b])  validation split(0.5) }
              loss mse(head, t)  optimizer sgd(lr = 0.25)  train { epochs 4  batch 2 }
              schedule %s }
            """;

    /** Eight samples, half of them for validation: two steps an epoch, four epochs. */
    private static List<Double> rates(String schedule, float target) {
        Network network = Generated.of(MODEL.formatted(schedule)).network();
        List<Double> rates = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(int epoch, long step, double loss, double rate) {
                rates.add(rate);
            }
        };
        float[][] targets = new float[8][1];
        for (float[] row : targets) {
            row[0] = target;
        }
        network.fit(Dataset.of(new float[8][2], targets), network.options().listener(listener));
        return rates;
    }

    @Test
    void warmupAndCosineGoStepByStep() {
        List<Double> rates = rates("warmup(4 steps) -> cosine(to = 0.05)", 0);

        // 0.05 + 0.2 * (1 + cos(pi k / 4)) / 2
        double[] expected = {0.0625, 0.125, 0.1875, 0.25, 0.25, 0.2207106781, 0.15, 0.0792893219};
        assertThat(rates.stream().mapToDouble(Double::doubleValue).toArray()).containsExactly(expected, within(1e-9));
    }

    @Test
    void whatIsSteppedByEpochStaysForAnEpoch() {
        assertThat(rates("constant(1 epochs) -> exponential(0.5)", 0))
                .containsExactly(0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625);
        assertThat(rates("step(every = 2, factor = 0.5)", 0))
                .containsExactly(0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.125);
    }

    /** With inputs and targets of 0 the loss is 0 from the start, so that no epoch is better than the first. */
    @Test
    void plateauHearsTheValidationLoss() {
        assertThat(rates("plateau(factor = 0.5, patience = 0)", 0))
                .containsExactly(0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625);
        // with targets of 1 the bias learns, and the loss falls
        assertThat(rates("plateau(factor = 0.5, patience = 0)", 1)).containsOnly(0.25);
    }
}
