package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predictions prepare from the weights once: normalisation folded in, weights packed. */
class PredictTest {
    private static final Generated GENERATED = Generated.of("""
            model Small {
              input  image: float[2, 6, 6]
              target label: class[3]
              data   { train npy("x.npy", "label.npy") }
              network {
                a      = image -> conv2d(5, kernel = 3, padding = same) -> batch_norm -> relu
                b      = a -> conv2d(5, kernel = 1, bias = false) -> batch_norm
                scores = a + b -> batch_norm -> relu -> flatten -> dense(20) -> batch_norm -> relu -> dense(3)
              }
              loss cross_entropy(scores, label)
              optimizer adam(lr = 1e-2)
              train { epochs 1  batch 8  seed 1 }
            }
            """);

    private static final int INPUTS = 72;

    /** Random weights; deviations around 1. */
    private static Network network(long seed) {
        Network network = GENERATED.network();
        fill(network, seed);
        return network;
    }

    private static void fill(Network network, long seed) {
        Random random = new Random(seed);
        float[] weights = network.weights();
        network.description().weights().forEach(weight -> {
            int size = weight.shape().stream().reduce(1, Math::multiplyExact);
            for (int i = 0; i < size; i++) {
                boolean variance = weight.path().endsWith("running_var");
                weights[weight.offset() + i] =
                        variance ? 0.25f + random.nextFloat() : (float) random.nextGaussian() * 0.5f;
            }
        });
    }

    private static float[] sample(long seed) {
        Random random = new Random(seed);
        float[] sample = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        return sample;
    }

    private static float[] predict(Network network, float[] sample) {
        try (Inference run = network.infer()) {
            run.input(0, sample);
            run.forward();
            return run.output(0);
        }
    }

    /** The formulas of the layers, one after the other, in double precision and without folding. */
    private static double[] formulas(Network network, float[] sample) {
        Map<String, double[]> w = new HashMap<>();
        network.description().weights().forEach(weight -> {
            double[] numbers = new double[weight.shape().stream().reduce(1, Math::multiplyExact)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = network.weights()[weight.offset() + i];
            }
            w.put(weight.path(), numbers);
        });
        double[] image = new double[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            image[i] = sample[i];
        }
        double[] a = relu(normalize(
                w, "a.batch_norm", convolve(image, 2, w.get("a.conv2d.weight"), w.get("a.conv2d.bias"), 3), 36));
        double[] b = normalize(w, "b.batch_norm", convolve(a, 5, w.get("b.conv2d.weight"), new double[5], 1), 36);
        for (int i = 0; i < b.length; i++) {
            b[i] += a[i];
        }
        double[] flat = relu(normalize(w, "scores.batch_norm", b, 36));
        double[] hidden = relu(normalize(
                w, "scores.batch_norm_2", multiply(flat, w.get("scores.dense.weight"), w.get("scores.dense.bias")), 1));
        return multiply(hidden, w.get("scores.dense_2.weight"), w.get("scores.dense_2.bias"));
    }

    private static double[] convolve(double[] x, int channels, double[] w, double[] bias, int kernel) {
        double[] y = new double[bias.length * 36];
        int pad = kernel / 2;
        for (int f = 0; f < bias.length; f++) {
            for (int i = 0; i < 36; i++) {
                double sum = bias[f];
                for (int c = 0; c < channels; c++) {
                    for (int k = 0; k < kernel * kernel; k++) {
                        int row = i / 6 + k / kernel - pad;
                        int column = i % 6 + k % kernel - pad;
                        if (row >= 0 && row < 6 && column >= 0 && column < 6) {
                            sum += x[(c * 6 + row) * 6 + column] * w[(f * channels + c) * kernel * kernel + k];
                        }
                    }
                }
                y[f * 36 + i] = sum;
            }
        }
        return y;
    }

    private static double[] normalize(Map<String, double[]> w, String path, double[] x, int area) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i / area;
            y[i] = (x[i] - w.get(path + ".running_mean")[c])
                            / Math.sqrt(w.get(path + ".running_var")[c] + 1e-5)
                            * w.get(path + ".weight")[c]
                    + w.get(path + ".bias")[c];
        }
        return y;
    }

    private static double[] relu(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(x[i], 0);
        }
        return x;
    }

    private static double[] multiply(double[] x, double[] w, double[] bias) {
        double[] y = bias.clone();
        for (int o = 0; o < y.length; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * w[o * x.length + i];
            }
        }
        return y;
    }

    @Test
    void foldedNormalisationAgreesWithItsFormula() {
        for (int seed = 1; seed <= 20; seed++) {
            Network network = network(seed);
            double[] expected = formulas(network, sample(seed));
            float[] found = predict(network, sample(seed));
            for (int i = 0; i < expected.length; i++) {
                // about a hundred roundings of numbers around 10
                assertThat((double) found[i]).isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
            }
        }
    }

    @Test
    void eightThreadsSayWhatOneSays() throws Exception {
        Network network = network(3);
        float[][] expected = new float[16][];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = predict(network, sample(i));
        }
        // nothing is prepared when the threads begin
        network.changed();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                tasks.add(() -> {
                    for (int i = 0; i < 3000; i++) {
                        int sample = (first + i) % expected.length;
                        assertThat(predict(network, sample(sample))).isEqualTo(expected[sample]);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void oneSampleAloneGivesTheBitsOfOneAmongOthers() {
        Network network = network(4);
        FloatPass pass = network.inference(7);
        pass.begin(7, 0, 0);
        for (int i = 0; i < 7; i++) {
            System.arraycopy(sample(i), 0, pass.input(0), i * INPUTS, INPUTS);
        }
        try (Team team = new Team(2)) {
            team.run(pass::forward);
        }
        for (int i = 0; i < 7; i++) {
            assertThat(predict(network, sample(i)))
                    .containsExactly(Arrays.copyOfRange(pass.output(0), 3 * i, 3 * i + 3));
        }
    }

    @Test
    void theNextPredictionSeesWeightsThatWereLoadedDrawnOrWritten(@TempDir Path folder) throws IOException {
        Network network = network(5);
        float[] sample = sample(1);
        float[] first = predict(network, sample);
        network(6).save(folder.resolve("other.safetensors"));

        network.restore(folder.resolve("other.safetensors"));
        assertThat(predict(network, sample))
                .isEqualTo(predict(network(6), sample))
                .isNotEqualTo(first);

        network.initialize(7);
        Network drawn = GENERATED.network();
        drawn.initialize(7);
        assertThat(predict(network, sample)).isEqualTo(predict(drawn, sample));

        fill(network, 5);
        assertThat(predict(network, sample)).isEqualTo(first);
    }

    @Test
    void theNextPredictionSeesWhatTrainingHasDone() {
        Network network = network(8);
        float[] sample = sample(1);
        float[] before = predict(network, sample);
        float[][] inputs = new float[32][];
        int[] labels = new int[32];
        for (int i = 0; i < 32; i++) {
            inputs[i] = sample(i);
            labels[i] = i % 3;
        }
        network.fit(Dataset.of(inputs, labels));
        float[] trained = predict(network, sample);
        assertThat(trained).isNotEqualTo(before);

        FloatPass pass = network.training(8);
        pass.begin(8, 1, 1);
        ((Training) pass).schedule(1e-2, 1);
        try (Team team = new Team(1)) {
            team.run(((Training) pass)::step);
        }
        float[] stepped = predict(network, sample);
        assertThat(stepped).isNotEqualTo(trained);
        Network other = GENERATED.network();
        System.arraycopy(network.weights(), 0, other.weights(), 0, network.weights().length);
        assertThat(predict(other, sample)).isEqualTo(stepped);
    }

    @Test
    void aPredictionAllocatesItsResultAlone() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Network network = network(9);
        float[] sample = sample(1);
        long thread = Thread.currentThread().getId();
        long start = System.nanoTime();
        long allocated;
        do {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100; i++) {
                predict(network, sample);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
            // an array of three numbers: 16 bytes of header, 12 of numbers, rounded to 8
        } while (allocated > 100 * 32 && System.nanoTime() - start < 60_000_000_000L);
        assertThat(allocated).isLessThanOrEqualTo(100 * 32);
    }
}
