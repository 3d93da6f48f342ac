package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Output;
import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.augment.Operation;
import dev.dlc.runtime.augment.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmenterTest {
    private static final Feature LABEL = new Feature("label", Kind.INDEX, List.of(), 3, List.of());

    /** Classes of images of 4 x 4. */
    private static Description images(Preparation preparation, Operation... steps) {
        Description plain = LinearNetwork.description(
                List.of(1, 4, 4),
                LABEL,
                new Output(0, Head.LOGITS, List.of(3)),
                preparation,
                LinearNetwork.settings(List.of(), null));
        return new Description(
                plain.model(),
                plain.inputs(),
                plain.targets(),
                plain.outputs(),
                plain.weights(),
                plain.trainable(),
                plain.size(),
                plain.slots(),
                preparation,
                steps.length == 0 ? List.of() : List.of(Pipeline.of(0, steps)),
                plain.settings(),
                plain.transfers(),
                plain.digest());
    }

    /** Images with pixels from 0 to 255. */
    private static Dataset dataset(int samples) {
        float[][] inputs = new float[samples][16];
        int[] classes = new int[samples];
        for (int s = 0; s < samples; s++) {
            classes[s] = s % 3;
            for (int i = 0; i < 16; i++) {
                inputs[s][i] = Math.round(255 * Random.uniform(s, i));
            }
        }
        return asBytes(Dataset.of(inputs, classes));
    }

    private static Dataset asBytes(Dataset dataset) {
        return new Dataset() {
            @Override
            public int size() {
                return dataset.size();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                dataset.input(index, sample, into, offset);
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                dataset.target(index, sample, into, offset);
            }

            @Override
            public boolean isBytes(int index) {
                return true;
            }
        };
    }

    private static Augmenter augmenter(Description description, Dataset raw, long seed) {
        return new Augmenter(
                description.inputs(),
                new Preparer(description, description.preparation()),
                description.augmentations(),
                raw,
                seed);
    }

    private static float[] read(Dataset dataset, int sample) {
        float[] pixels = new float[16];
        dataset.input(0, sample, pixels, 0);
        return pixels;
    }

    @Test
    void scalesThenAugmentsThenNormalisesThenErases() {
        // 255 is white: brighter it stays white, 1, and normalised (1 - 0.5) / 0.25 = 2
        Preparation preparation = new Preparation(1 / 255f, List.of(.5f), List.of(.25f), false);
        Dataset white = Dataset.of(new float[][] {new float[16], filled(255)}, new int[] {0, 1});
        Dataset brighter = augmenter(images(preparation, Operation.brightness(3, 3, 1)), white, 1)
                .epoch(1);
        assertThat(read(brighter, 1)).containsOnly(2f);
        assertThat(read(brighter, 0)).containsOnly(-2f);

        Dataset erased = augmenter(images(preparation, Operation.erase(1, 1, 1, 1, 0, 1)), white, 1)
                .epoch(1);
        assertThat(read(erased, 1)).containsOnly(0f);
    }

    @Test
    void denormalisedPixelsAreTheScaledOnes() {
        Preparation preparation = new Preparation(1 / 255f, List.of(.5f), List.of(.25f), false);
        Dataset raw = dataset(1);
        Augmenter augmenter = augmenter(images(preparation), raw, 1);
        float[] pixels = read(augmenter.epoch(1), 0);
        augmenter.denormalize(0, pixels, 0);
        float[] bytes = read(raw, 0);
        for (int i = 0; i < 16; i++) {
            assertThat(pixels[i]).isCloseTo(bytes[i] / 255, within(1e-6f));
        }
    }

    @Test
    void pixelsOfBytesStayInTheRangeOfBytes() {
        Preparation preparation = new Preparation(1 / 255f, List.of(), List.of(), false);
        Dataset dark = Dataset.of(new float[][] {filled(100)}, new int[] {0});
        Description description = images(preparation, Operation.brightness(9, 9, 1));

        Dataset bytes = new Subset(asBytes(dark), new int[] {0});
        assertThat(read(augmenter(description, bytes, 1).epoch(1), 0)).containsOnly(1f);
    }

    @Test
    void otherPixelsStayInTheRangeOfTheData() {
        Dataset data = Dataset.of(new float[][] {filled(-3), filled(5)}, new int[] {0, 1});
        Preparation preparation = new Preparation(.5f, List.of(), List.of(), false);
        Dataset epoch = augmenter(images(preparation, Operation.brightness(9, 9, 1)), data, 1)
                .epoch(1);
        assertThat(read(epoch, 0)).containsOnly(-1.5f);
        assertThat(read(epoch, 1)).containsOnly(2.5f);
    }

    @Test
    void changesDependOnSeedEpochAndSampleOnly() {
        Dataset raw = dataset(20);
        Description description =
                images(LinearNetwork.NONE, Operation.rotate(-90, 90, 0, 1), Operation.crop(1, 1, 0, false, 1));
        Augmenter first = augmenter(description, raw, 1);
        List<float[]> seen = new ArrayList<>();
        for (int sample = 0; sample < 20; sample++) {
            seen.add(read(first.epoch(3), sample));
        }
        Augmenter second = augmenter(description, raw, 1);
        for (int sample = 19; sample >= 0; sample--) {
            assertThat(read(second.epoch(2), sample)).isNotEqualTo(seen.get(sample));
            assertThat(read(second.epoch(3), sample)).isEqualTo(seen.get(sample));
            assertThat(read(augmenter(description, raw, 2).epoch(3), sample)).isNotEqualTo(seen.get(sample));
        }
        // a part of the data numbers its samples anew; their identities stay
        Dataset part = new Subset(raw, new int[] {7, 3});
        assertThat(read(augmenter(description, part, 1).epoch(3), 1)).isEqualTo(seen.get(3));
    }

    @Test
    void trainedWeightsDoNotDependOnTheThreads() {
        float[] one = trained(1, Operation.rotate(-30, 30, 0, 1), Operation.noise(.1, 1));
        assertThat(trained(2, Operation.rotate(-30, 30, 0, 1), Operation.noise(.1, 1)))
                .isEqualTo(one);
        assertThat(trained(1)).isNotEqualTo(one);
    }

    @Test
    void resumedTrainingSeesTheImagesThatItWouldHaveSeen(@TempDir Path folder) throws IOException {
        Preparation preparation = new Preparation(1 / 255f, List.of(.5f), List.of(.3f), false);
        Description description = images(preparation, Operation.rotate(-30, 30, 0, 1), Operation.noise(.1, 1));
        LinearNetwork whole = new LinearNetwork(description);
        whole.initialize(1);
        Path file = folder.resolve("state.safetensors");
        TrainingListener keeping = new TrainingListener() {
            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                try {
                    if (epoch.number() == 1) {
                        state.save(file);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        whole.fit(dataset(50), whole.options().listener(keeping));

        LinearNetwork resumed = new LinearNetwork(description);
        resumed.fit(dataset(50), resumed.options().resume(TrainingState.load(file)));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void evaluationSeesTheDataAsTheyAre() {
        Dataset raw = dataset(30);
        LinearNetwork plain = new LinearNetwork(images(LinearNetwork.NONE));
        LinearNetwork augmented = new LinearNetwork(images(LinearNetwork.NONE, Operation.brightness(0, 0, 1)));
        plain.initialize(1);
        augmented.initialize(1);
        assertThat(augmented.evaluate(raw).loss()).isEqualTo(plain.evaluate(raw).loss());
    }

    private static float[] trained(int threads, Operation... steps) {
        Preparation preparation = new Preparation(1 / 255f, List.of(.5f), List.of(.3f), false);
        LinearNetwork network = new LinearNetwork(images(preparation, steps));
        network.initialize(1);
        network.fit(dataset(50), network.options().threads(threads));
        return network.weights();
    }

    private static float[] filled(float pixel) {
        float[] pixels = new float[16];
        Arrays.fill(pixels, pixel);
        return pixels;
    }
}
