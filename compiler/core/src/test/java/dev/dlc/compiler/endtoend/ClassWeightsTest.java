package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.compiler.emit.Precision;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class weights beyond what the parity cases show: several batches, batches without weight. */
class ClassWeightsTest {
    /** PyTorch's loss is of the five samples together; batches of 2 have other sums of weights than one of 5. */
    @ParameterizedTest
    @ValueSource(
            strings = {"cross_entropy_weights", "cross_entropy_weights_smoothing", "cross_entropy", "weighted_sum"})
    void anEvaluationInSeveralBatchesIsThatOfAllSamples(String name) {
        ParityCase parity = ParityCase.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Generated generated = parity.compile(Precision.FLOAT);
        Network network = generated.network();
        generated.program().weights().slots().forEach(slot -> {
            double[] numbers = parity.weights().get(slot.weight().path());
            for (int i = 0; i < numbers.length; i++) {
                network.weights()[slot.offset() + i] = (float) numbers[i];
            }
        });

        for (int batch : new int[] {1, 2, 4, 5}) {
            assertThat(network.evaluate(data(parity), batch, 1).loss())
                    .isCloseTo(parity.expected().losses()[0], within(1e-5));
        }
    }

    private static Dataset data(ParityCase parity) {
        return new Dataset() {
            @Override
            public int size() {
                return parity.samples();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                copy(parity.inputs().get(index), sample, into, offset);
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                copy(parity.targets().get(index), sample, into, offset);
            }

            private void copy(double[] from, int sample, float[] into, int offset) {
                int width = from.length / parity.samples();
                for (int i = 0; i < width; i++) {
                    into[offset + i] = (float) from[sample * width + i];
                }
            }
        };
    }

    @Test
    void aBatchWithoutWeightTeachesNothing() {
        Network network = Generated.of("""
                        model M { input x: float[2]  target y: class[3]  network { head = x -> dense(3) }
                          data { train csv("a.csv", x = [a, b]) }  train { epochs 2  batch 2 }
                          loss cross_entropy(head, y, weights = [0, 1, 1], smoothing = 0.5)  optimizer sgd(lr = 1) }
                        """).network();
        network.initialize(1);
        float[] before = network.weights().clone();
        Dataset zeros = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new int[3]);

        network.fit(zeros);

        assertThat(network.weights()).containsExactly(before);
        assertThat(network.evaluate(zeros).loss()).isZero();
        network.fit(Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {0, 1, 2}));
        assertThat(network.weights()).isNotEqualTo(before);
        assertThat(Arrays.toString(network.weights())).doesNotContain("NaN");
    }
}
