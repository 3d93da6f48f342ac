package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights taken from a file, and weights that stay as they are. */
class TransferTest {
    @TempDir
    Path folder;

    private static String model(int classes, String transfer) {
        return """
                model M {
                  input image: float[1, 4, 4]  target label: class[%d]
                  network {
                    stem = image -> conv2d(3, kernel = 3, padding = same) -> batch_norm -> relu
                    head = stem -> flatten -> dense(label.classes)
                  }
                  loss cross_entropy(head, label)  optimizer sgd(lr = 0.1)  regularize { l2(0.01) on **.weight }
                  train { epochs 2  batch 4 }
                  %s
                }
                """.formatted(classes, transfer);
    }

    private static Dataset data(int classes) {
        float[][] images = new float[12][16];
        int[] labels = new int[12];
        for (int i = 0; i < images.length; i++) {
            labels[i] = i % classes;
            for (int p = 0; p < 16; p++) {
                images[i][p] = (i * 31 + p * 17) % 13 / 6f - 1;
            }
        }
        return Dataset.of(images, labels);
    }

    private static float[] numbers(Network network, String path) {
        Weight weight = network.description().weights().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
        return Arrays.copyOfRange(network.weights(), weight.offset(), weight.offset() + weight.size());
    }

    @Test
    void frozenWeightsAndTheirStatisticsStayWhileTheOthersTrain() {
        Network network =
                Generated.of(model(3, "transfer { freeze all except head.** }")).network();
        float[] filters = numbers(network, "stem.conv2d.weight");
        float[] head = numbers(network, "head.dense.weight");

        network.fit(data(3));

        assertThat(numbers(network, "stem.conv2d.weight")).isEqualTo(filters);
        assertThat(numbers(network, "stem.batch_norm.weight")).containsOnly(1f);
        assertThat(numbers(network, "stem.batch_norm.running_mean")).containsOnly(0f);
        assertThat(numbers(network, "stem.batch_norm.running_var")).containsOnly(1f);
        assertThat(numbers(network, "head.dense.weight")).isNotEqualTo(head);
    }

    @Test
    void nothingIsComputedBackwardBelowTheLowestLayerThatTrains() {
        String source =
                Generated.of(model(3, "transfer { freeze stem.** }")).source().text();

        assertThat(source).contains("backwardHeadDense").doesNotContain("backwardStem", "InputGradient");
    }

    @Test
    void frozenWeightsAreNotPenalised() {
        Network free = Generated.of(model(3, "")).network();
        Network frozen = Generated.of(model(3, "transfer { freeze stem.** }")).network();
        Arrays.fill(free.weights(), 0, free.weights().length, 1f);
        Arrays.fill(frozen.weights(), 0, frozen.weights().length, 1f);

        // 0.01 * 27 filter weights of 1 and 0.01 * 3 scales of 1
        assertThat(free.evaluate(data(3)).loss() - frozen.evaluate(data(3)).loss())
                .isCloseTo(0.30, org.assertj.core.api.Assertions.within(1e-5));
    }

    @Test
    void weightsComeFromAFileButThoseExcepted() throws IOException {
        Network trained = Generated.of(model(5, "")).network();
        trained.fit(data(5));
        trained.save(folder.resolve("trained.safetensors"));
        Network network = Generated.of(model(3, "transfer { from \"trained.safetensors\" except head.** }"))
                .network();
        float[] head = numbers(network, "head.dense.weight");

        network.transfer(folder);

        assertThat(numbers(network, "stem.conv2d.weight")).isEqualTo(numbers(trained, "stem.conv2d.weight"));
        assertThat(numbers(network, "stem.batch_norm.running_mean"))
                .isEqualTo(numbers(trained, "stem.batch_norm.running_mean"));
        assertThat(numbers(network, "head.dense.weight")).isEqualTo(head);
    }

    @Test
    void whatDoesNotFitIsListedAndNothingIsTaken() throws IOException {
        Network trained = Generated.of(model(5, "")).network();
        trained.save(folder.resolve("trained.safetensors"));
        Network network = Generated.of(model(3, "transfer { from \"trained.safetensors\" }"))
                .network();
        float[] before = network.weights().clone();

        assertThatThrownBy(() -> network.transfer(folder))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("head.dense.weight: wanted [3, 48], found [5, 48]")
                .hasMessageContaining("head.dense.bias: wanted [3], found [5]");
        assertThat(network.weights()).isEqualTo(before);
    }

    @Test
    void aFileOutsideOfTheFolderIsRefused() {
        Network network = Generated.of(model(3, "transfer { from \"../secret.safetensors\" }"))
                .network();

        assertThatThrownBy(() -> network.transfer(folder))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("outside");
    }
}
