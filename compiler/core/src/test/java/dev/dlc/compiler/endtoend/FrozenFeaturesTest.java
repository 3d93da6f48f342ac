package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.History;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Options;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the frozen part of a network makes of the data is computed once, and nobody can tell by the results. */
class FrozenFeaturesTest {
    private static final int SAMPLES = 45;

    /**
     * A frozen convolution and normalisation, whose output two trainable layers read; one of them also reads the image. A
     * frozen layer above a trainable one belongs to what trains.
     */
    private static final String BRANCHES = model("""
            stem = image -> conv2d(5, kernel = 3, padding = same) -> batch_norm -> relu -> max_pool(2)
            a    = stem -> conv2d(3, kernel = 1) -> batch_norm -> tanh -> dropout(keep = 0.7) -> flatten
            b    = stem -> flatten -> dense(7) -> relu
            c    = image -> flatten -> dense(4)
            late = concat(a, b, c) -> dense(6) -> relu
            head = late -> dense(label.classes)
            """, "freeze stem.**, late.**", "validation split(0.2)", "");

    private static String model(String network, String freeze, String data, String augment) {
        return """
                model M {
                  input image: float[1, 6, 6]  target label: class[3]
                  data { train npy("x.npy", "y.npy")  scale 1 / 4  %s }
                  %s
                  network { %s }
                  transfer { %s }
                  regularize { l2(0.01) on **.weight }
                  loss cross_entropy(head, label)  optimizer adam(lr = 0.01)
                  train { epochs 5  batch 7  metrics accuracy }
                }
                """.formatted(data, augment, network, freeze);
    }

    private static String headOnly(String stem, String augment) {
        return model(
                "stem = image -> " + stem + "\nhead = stem -> flatten -> dense(label.classes)",
                "freeze stem.**",
                "",
                augment);
    }

    private static Dataset data() {
        float[][] images = new float[SAMPLES][36];
        int[] labels = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = i % 3;
            for (int p = 0; p < 36; p++) {
                images[i][p] = (i * 31 + p * 17 + labels[i] * p) % 13;
            }
        }
        return Dataset.of(images, labels);
    }

    /** Hears whether features are kept, what the epochs give, and the state behind the second one. */
    private static final class Heard implements TrainingListener {
        private final List<Boolean> kept = new ArrayList<>();
        private final Path file;

        Heard(Path file) {
            this.file = file;
        }

        @Override
        public void features(boolean kept, long bytes) {
            this.kept.add(kept);
        }

        @Override
        public void epoch(Epoch epoch, TrainingState state) {
            if (file != null && epoch.number() == 2) {
                try {
                    state.save(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private record Trained(float[] weights, List<Double> losses, List<Boolean> kept) {}

    private static Trained train(String model, boolean cache, int threads, TrainingState resume, Path save) {
        Network network = Generated.of(model).network();
        network.initialize(3);
        Heard heard = new Heard(save);
        Options options = network.options().threads(threads).cache(cache).listener(heard);
        History history = network.fit(data(), resume == null ? options : options.resume(resume));
        List<Double> losses = history.epochs().stream()
                .flatMap(epoch -> List.of(epoch.trainLoss(), epoch.validationLoss()).stream())
                .toList();
        return new Trained(network.weights().clone(), losses, heard.kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void keptFeaturesGiveTheSameBits(int threads) {
        Trained anew = train(BRANCHES, false, 1, null, null);
        Trained kept = train(BRANCHES, true, threads, null, null);

        assertThat(kept.kept()).containsExactly(true);
        assertThat(anew.kept()).isEmpty();
        assertThat(kept.weights()).isEqualTo(anew.weights());
        assertThat(kept.losses()).isEqualTo(anew.losses());
    }

    @Test
    void aResumedTrainingKeepsThemAgainAndGivesTheSameBits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state.safetensors");
        Trained whole = train(BRANCHES, true, 1, null, file);

        Trained resumed = train(BRANCHES, true, 2, TrainingState.load(file), null);

        assertThat(resumed.kept()).containsExactly(true);
        assertThat(resumed.losses()).isEqualTo(whole.losses().subList(4, 10));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void everySampleGoesThroughTheFrozenPartOnce() {
        Network network =
                Generated.of(headOnly("conv2d(2, kernel = 3) -> relu", "")).network();
        Dataset data = data();
        AtomicInteger reads = new AtomicInteger();
        Dataset counted = new Dataset() {
            @Override
            public int size() {
                return data.size();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                reads.incrementAndGet();
                data.input(index, sample, into, offset);
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                data.target(index, sample, into, offset);
            }
        };
        network.fit(counted, network.options().listener(new TrainingListener() {
            @Override
            public void features(boolean kept, long bytes) {
                // the checks before training read some, too
                reads.set(0);
            }
        }));

        assertThat(reads).hasValue(SAMPLES);
    }

    @Test
    void theFrozenPartEndsWhereSomethingTrains() {
        String source = Generated.of(BRANCHES).source().text();

        assertThat(callsOf("forwardFrozen", source))
                .containsExactly("forwardStemConv2d", "forwardStemBatchNorm", "forwardStemMaxPool");
        assertThat(callsOf("forwardTrainable", source)).contains("forwardLateDense", "forwardHeadDense");
    }

    @Test
    void theFrozenPartEndsWhereSomethingIsRandom() {
        String source = Generated.of(
                        headOnly("conv2d(2, kernel = 3) -> dropout(keep = 0.5) -> conv2d(3, kernel = 1)", ""))
                .source()
                .text();

        assertThat(callsOf("forwardFrozen", source)).containsExactly("forwardStemConv2d");
    }

    @Test
    void augmentedImagesAreNewInEveryEpochSoNothingIsKept() {
        assertThat(train(headOnly("conv2d(2, kernel = 3)", "augment image { flip(horizontal) }"), true, 1, null, null)
                        .kept())
                .isEmpty();
    }

    @Test
    void whereNothingIsFrozenThereIsNoFrozenPart() {
        String free = model("head = image -> max_pool(2) -> flatten -> dense(label.classes)", "", "", "");
        String above =
                model("a = image -> flatten -> dense(4)  head = a -> dense(label.classes)", "freeze head.**", "", "");

        assertThat(Generated.of(free).source().text()).doesNotContain("rozen");
        assertThat(Generated.of(above).source().text()).doesNotContain("FrozenPart", "forwardFrozen");
    }

    @Test
    void aStepThatBeginsAtTheFeaturesAllocatesNothing() {
        Network network =
                Generated.of(headOnly("conv2d(2, kernel = 3) -> relu", "")).network();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long[] allocated = new long[2];
        float[][] images = new float[10_000][36];
        network.fit(
                Dataset.of(images, new int[images.length]),
                network.options().threads(1).epochs(2).batch(1).listener(new TrainingListener() {
                    @Override
                    public void step(int epoch, long step, double loss, double rate) {
                        if (step == 6_000) {
                            allocated[0] = threads.getThreadAllocatedBytes(self);
                        } else if (step == 13_000) {
                            allocated[1] = threads.getThreadAllocatedBytes(self);
                        }
                    }
                }));

        // less than a byte a step: the JVM itself may take a little, once
        assertThat(allocated[1] - allocated[0]).isLessThan(7_000);
    }

    /** The methods that a method of the training pass calls, in order. */
    private static List<String> callsOf(String method, String source) {
        int start = source.indexOf("public void " + method + "(Worker worker) {");
        String body = source.substring(source.indexOf('\n', start) + 1, source.indexOf('}', start));
        return Arrays.stream(body.split("\n"))
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.indexOf('(')))
                .toList();
    }
}
