package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Augmentation.Applier;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Random;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code augment} from the text of a model to what its training sees. */
class AugmentTest {
    private static String model(String input, String augment) {
        return """
                model M {
                  input image: %s  target label: class[2]
                  data { train npy("x", "y")  scale 0.5  normalize mean = 1, std = 2 }
                  %s
                  network { head = image -> flatten -> dense(label.classes) }
                  loss cross_entropy(head, label)  optimizer sgd(lr = 0.1)
                  train { epochs 3  batch 4  seed 5 }
                }
                """.formatted(input, augment);
    }

    private static Dataset images(int samples) {
        float[][] inputs = new float[samples][12];
        int[] classes = new int[samples];
        for (int s = 0; s < samples; s++) {
            classes[s] = s % 2;
            for (int i = 0; i < 12; i++) {
                inputs[s][i] = (float) Random.uniform(s, i);
            }
        }
        return Dataset.of(inputs, classes);
    }

    private static float[] trained(String augment, int threads, long seed) {
        Network network = Generated.of(model("float[1, 3, 4]", augment)).network();
        network.initialize(1);
        network.fit(images(30), network.options().threads(threads).seed(seed));
        return network.weights().clone();
    }

    @Test
    void theGeneratedClassAppliesWhatTheSectionSays() {
        Description description = Generated.of(
                        model("float[1, 1, 3]", "augment image { flip(p = 1) brightness(2..2) erase(p = 0) }"))
                .network()
                .description();
        assertThat(description.augmentations()).hasSize(1);
        assertThat(description.augmentations().get(0).input()).isZero();
        Applier applier = description.augmentations().get(0).applier(List.of(1, 1, 3), 0, 1);
        float[] pixels = {.125f, .25f, .75f};
        applier.scaled(pixels, 0, 1);
        assertThat(pixels).containsExactly(1, .5f, .25f);
    }

    @Test
    void aFixedChangeIsTheSameAsDataThatWereChangedBefore() {
        Dataset raw = images(30);
        Dataset halved = new Dataset() {
            @Override
            public int size() {
                return raw.size();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                raw.input(index, sample, into, offset);
                for (int i = 0; i < 12; i++) {
                    into[offset + i] *= 0.5f;
                }
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                raw.target(index, sample, into, offset);
            }
        };
        Network augmented = Generated.of(model("float[1, 3, 4]", "augment image { brightness(0.5..0.5) }"))
                .network();
        Network plain = Generated.of(model("float[1, 3, 4]", "")).network();
        augmented.initialize(1);
        plain.initialize(1);
        augmented.fit(raw);
        plain.fit(halved);
        assertThat(augmented.weights()).isEqualTo(plain.weights());
    }

    @Test
    void weightsDependOnTheSeedAndNotOnTheThreads() {
        String augment =
                "augment image { rotate(30) repeat 2 { crop(1) } one_of { noise(0.1) blur(0.5) } erase(p = 0.5) }";
        float[] one = trained(augment, 1, 5);
        assertThat(trained(augment, 2, 5)).isEqualTo(one);
        assertThat(trained(augment, 4, 5)).isEqualTo(one);
        assertThat(trained(augment, 1, 6)).isNotEqualTo(one);
        assertThat(trained("", 1, 5)).isNotEqualTo(one);
    }

    @Test
    void aModelWithoutTheSectionHasNone() {
        Description description =
                Generated.of(model("float[1, 3, 4]", "")).network().description();
        assertThat(description.augmentations()).isEqualTo(new ArrayList<>());
    }
}
