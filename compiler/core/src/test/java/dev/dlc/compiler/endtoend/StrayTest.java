package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss that is no number ends the training with the layer that it begins in, and with the weights of the step before. */
class StrayTest {
    private static Network network(String network, String more) {
        return Generated.of("""
                model M {
                  input x: float[4]
                  target y: float
                  %s
                  network { %s }
                  init { **.weight constant(1) }
                  loss mse(head, y)
                  optimizer sgd(lr = 1)
                  train { epochs 2  batch 4 }
                }
                """.formatted(more, network)).network();
    }

    private static Dataset of(float value) {
        float[][] inputs = new float[8][4];
        float[][] targets = new float[8][1];
        for (float[] input : inputs) {
            java.util.Arrays.fill(input, value);
        }
        return Dataset.of(inputs, targets);
    }

    /** 4e37 four times is 1.6e38, that four times more than a float holds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theLayerWhoseOutputOverflowsIsNamed(int threads) {
        Network network = network("body = x -> dense(4) -> relu -> dense(4) -> relu  head = body -> dense(1)", "");
        network.initialize(1);
        float[] before = network.weights().clone();

        assertThatThrownBy(() -> network.fit(of(4e37f), network.options().threads(threads)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("the loss became ")
                .hasMessageContaining("in epoch 1 at step 1; ")
                .hasMessageEndingWith("the first layer that gives numbers that are not finite: body.dense_2");
        assertThat(network.weights()).isEqualTo(before);
    }

    @Test
    void alsoBehindAFrozenPart() {
        Network network = network(
                "body = x -> dense(4) -> relu  head = body -> dense(4) -> relu -> dense(1)",
                "transfer { freeze body.** }");
        network.initialize(1);

        assertThatThrownBy(() -> network.fit(of(4e37f)))
                .hasMessageEndingWith("the first layer that gives numbers that are not finite: head.dense");
    }

    /** Each layer has a finite output, and so has the network: it is the square that has none. */
    @Test
    void aLossThatOverflowsByItselfNamesNoLayerButTheLargestWeights() {
        Network network = network("head = x -> dense(1)", "");
        network.initialize(1);

        assertThatThrownBy(() -> network.fit(of(4e37f)))
                .hasMessageEndingWith(" in epoch 1 at step 1; the largest weights, up to 1.0: head.dense.weight");
    }
}
