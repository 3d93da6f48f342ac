package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Random;
import org.junit.jupiter.api.Test;

/** Limits to norms beyond what the parity cases show: every unit, whatever the number of threads. */
class MaxNormTest {
    private static final String MODEL = """
            model M { input image: float[1, 6, 6]  target y: class[3]
              network { features = image -> conv2d(5, kernel = 3) -> relu  head = features -> flatten -> dense(3) }
              data { train npy("a.npy", "b.npy") }  train { epochs 3  batch 4 }
              regularize { max_norm(0.5)  l2(0.01) on features.**  max_norm(2) on head.dense.weight }
              loss cross_entropy(head, y)  optimizer momentum(lr = 0.5) }
            """;

    private static float[] trained(int threads) {
        Network network = Generated.of(MODEL).network();
        network.initialize(4);
        float[][] images = new float[10][36];
        int[] labels = new int[10];
        for (int s = 0; s < 10; s++) {
            labels[s] = s % 3;
            for (int p = 0; p < 36; p++) {
                images[s][p] = (float) Random.normal(s, p);
            }
        }
        network.fit(Dataset.of(images, labels), network.options().threads(threads));
        return network.weights();
    }

    @Test
    void noUnitIsLongerThanTheSmallestLimitOnIt() {
        Generated generated = Generated.of(MODEL);
        float[] weights = trained(1);

        generated.program().weights().slots().forEach(slot -> {
            int units = slot.weight().shape().get(0);
            int length = slot.weight().shape().size() / units;
            double longest = 0;
            for (int u = 0; u < units; u++) {
                double squares = 0;
                for (int i = 0; i < length; i++) {
                    double weight = weights[slot.offset() + u * length + i];
                    squares += weight * weight;
                }
                longest = Math.max(longest, Math.sqrt(squares));
            }
            if (slot.weight().name().equals("weight")) {
                assertThat(longest).as(slot.weight().path()).isCloseTo(0.5, within(1e-5));
            } else {
                assertThat(longest).as(slot.weight().path()).isPositive();
            }
        });
    }

    @Test
    void threadsChangeNothing() {
        float[] one = trained(1);

        assertThat(trained(2)).containsExactly(one);
        assertThat(trained(5)).containsExactly(one);
    }
}
