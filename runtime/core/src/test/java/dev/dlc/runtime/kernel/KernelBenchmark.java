package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Speed of the kernels on one thread. Not a test: run its main with {@code --add-modules jdk.incubator.vector}, from
 * target/test-classes and target/classes. Arguments: words that the names of the measurements must contain.
 */
final class KernelBenchmark {
    private static final long MEASURED_NANOSECONDS = 100_000_000L;

    private KernelBenchmark() {}

    public static void main(String[] words) {
        System.out.println(Kernels.name() + ", Java " + System.getProperty("java.version"));
        try (Team team = new Team(1)) {
            team.run(worker -> {
                for (int size : new int[] {64, 256, 1024}) {
                    products(words, worker, size, size, size);
                }
                products(words, worker, 64, 784, 256);
                convolutions(words, worker, 16, 32, 16);
                convolutions(words, worker, 32, 16, 32);
                convolutions(words, worker, 64, 8, 64);
                convolutions(words, worker, 1, 28, 32);
                convolutions(words, worker, 32, 14, 64);
                convolutions(words, worker, 3, 32, 16);
                convolutions(words, worker, new Convolution(1, 28, 28, 6, 5, 5, 1, 1, 2, 2, 1, 1, 1));
                convolutions(words, worker, new Convolution(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1));
                convolutions(words, worker, new Convolution(16, 32, 32, 32, 3, 3, 2, 2, 1, 1, 1, 1, 1));
                convolutions(words, worker, new Convolution(16, 32, 32, 32, 1, 1, 2, 2, 0, 0, 1, 1, 1));
                convolutions(words, worker, new Convolution(32, 28, 28, 32, 3, 3, 1, 1, 1, 1, 1, 1, 32));
                planes(words, worker);
            });
        }
    }

    private static void products(String[] words, Worker worker, int rows, int inputs, int outputs) {
        String name = " " + rows + "x" + inputs + "x" + outputs;
        double flops = 2.0 * rows * inputs * outputs;
        float[] x = Scenario.numbers(1, rows * inputs);
        float[] w = Scenario.numbers(2, inputs * outputs);
        float[] y = Scenario.numbers(3, rows * outputs);
        measure(
                words,
                "linear" + name,
                flops,
                () -> Kernels.linear(worker, x, 0, w, 0, y, 0, inputs, outputs, 0, rows));
        measure(
                words,
                "linear input gradient" + name,
                flops,
                () -> Kernels.linearInputGradient(worker, y, 0, w, 0, x, 0, inputs, outputs, 0, rows));
        measure(
                words,
                "linear weight gradient" + name,
                flops,
                () -> Kernels.linearWeightGradient(worker, x, 0, y, 0, w, 0, inputs, outputs, rows, 0, outputs));
    }

    private static void convolutions(String[] words, Worker worker, int channels, int size, int filters) {
        convolutions(words, worker, new Convolution(channels, size, size, filters, 3, 3, 1, 1, 1, 1, 1, 1, 1));
    }

    private static void convolutions(String[] words, Worker worker, Convolution shape) {
        int samples = 64;
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters();
        int taps = shape.kernelHeight() * shape.kernelWidth();
        String name = " " + shape.channels() + "->" + filters + " " + shape.height() + "x" + shape.width() + " k"
                + shape.kernelHeight() + " s" + shape.strideHeight() + " g" + shape.groups();
        double flops = 2.0 * samples * shape.outputSize() * channels * taps;
        float[] x = Scenario.numbers(1, samples * shape.inputSize());
        float[] w = Scenario.numbers(2, filters * channels * taps);
        float[] y = Scenario.numbers(3, samples * shape.outputSize());
        measure(
                words,
                "convolution" + name,
                flops,
                () -> Kernels.convolution(worker, shape, x, 0, w, 0, y, 0, 0, samples));
        measure(
                words,
                "convolution input gradient" + name,
                flops,
                () -> Kernels.convolutionInputGradient(worker, shape, y, 0, w, 0, x, 0, 0, samples));
        measure(
                words,
                "convolution weight gradient" + name,
                flops,
                () -> Kernels.convolutionWeightGradient(
                        worker, shape, x, 0, y, 0, w, 0, samples, 0, shape.weightGradientShares()));
        int most = 8;
        float[] parts = new float[most * w.length];
        measure(words, "convolution partial weight gradients" + name, flops, () -> {
            Kernels.partialWeightGradients(worker, shape, most, x, 0, y, 0, parts, 0, samples);
            Kernels.addParts(shape, most, parts, 0, w, 0, samples, 0, w.length);
        });
    }

    private static void planes(String[] words, Worker worker) {
        int channels = 16;
        int area = 1024;
        int samples = 64;
        int count = channels * area * samples;
        float[] x = Scenario.numbers(1, count);
        float[] y = Scenario.numbers(2, count);
        float[] c = new float[channels];
        float[] d = new float[channels];
        measure(
                words,
                "numbers in batchStatistics",
                count,
                () -> Kernels.batchStatistics(
                        x, 0, c, 0, d, 0, c, 0, d, 0, 1e-5f, channels, area, samples, 0, channels));
        measure(
                words,
                "numbers in batchNormSums",
                count,
                () -> Kernels.batchNormSums(x, 0, y, 0, c, 0, d, 0, c, 0, d, 0, channels, area, samples, 0, channels));
        measure(words, "numbers in exp", count, () -> Kernels.exp(x, 0, y, 0, count));
        measure(
                words,
                "numbers in dropout",
                count,
                () -> Kernels.dropout(1, new long[samples], x, 0, y, 0, channels * area, 0.5, 0, samples));
        Convolution pool = new Convolution(channels, 32, 32, channels, 2, 2, 2, 2, 0, 0, 1, 1, channels);
        measure(words, "numbers in maxPool", count, () -> Kernels.maxPool(pool, x, 0, y, 0, 0, samples));
        measure(
                words,
                "numbers in maxPoolGradient",
                count,
                () -> Kernels.maxPoolGradient(pool, x, 0, y, 0, y, 0, 0, samples));
    }

    /** Time that this thread has computed, so that what else the machine does counts little. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Prints billions a second: of the best of nine measurements after three to warm up. */
    private static void measure(String[] words, String name, double work, Runnable task) {
        for (String word : words) {
            if (!name.contains(word)) {
                return;
            }
        }
        double best = 0;
        for (int round = 0; round < 12; round++) {
            long start = cpu();
            long calls = 0;
            long elapsed;
            do {
                task.run();
                calls++;
                elapsed = cpu() - start;
            } while (elapsed < MEASURED_NANOSECONDS);
            if (round >= 3) {
                best = Math.max(best, calls * work / elapsed);
            }
        }
        System.out.printf(Locale.ROOT, "%-50s %8.2f G/s%n", name, best);
    }
}
