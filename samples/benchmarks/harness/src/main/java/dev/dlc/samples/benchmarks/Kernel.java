package dev.dlc.samples.benchmarks;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Kernels;
import dev.dlc.runtime.kernel.PackedWeights;
import dev.dlc.samples.benchmarks.vector.Peak;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A kernel over one shape.
 *
 * @param name of the kernel and the shape
 * @param flops of a call
 * @param product what OpenBLAS is to compute in comparison: which factor is transposed, rows, columns, inner; or null
 * @param maker what makes the task, with arrays of its own
 */
record Kernel(String name, double flops, String product, Function<Worker, Runnable> maker) {
    private static final int SAMPLES = 64;

    Runnable task(Worker worker) {
        return maker.apply(worker);
    }

    /** The peak first, then those bound by arithmetic. */
    static List<Kernel> all() {
        List<Kernel> all = new ArrayList<>();
        all.add(new Kernel("peak", Peak.FLOPS, null, worker -> Peak::run));
        for (int size : new int[] {64, 256, 1024}) {
            products(all, size, size, size);
        }
        products(all, 64, 784, 256);
        products(all, 1, 784, 256);
        convolutions(all, 3, 32, 16, 3, 1);
        convolutions(all, 16, 32, 16, 3, 1);
        convolutions(all, 16, 32, 32, 3, 2);
        convolutions(all, 16, 32, 32, 1, 2);
        convolutions(all, 32, 16, 32, 3, 1);
        convolutions(all, 32, 16, 64, 3, 2);
        convolutions(all, 64, 8, 64, 3, 1);
        convolutions(all, 1, 28, 32, 3, 1);
        convolutions(all, 32, 14, 64, 3, 1);
        convolutions(all, 1, 28, 6, 5, 1);
        convolutions(all, 6, 14, 16, 5, 1);
        return all;
    }

    private static void products(List<Kernel> all, int rows, int inputs, int outputs) {
        String name = " " + rows + " x " + inputs + " x " + outputs;
        double flops = 2.0 * rows * inputs * outputs;
        all.add(new Kernel("product" + name, flops, "NT " + rows + " " + outputs + " " + inputs, worker -> {
            float[] x = numbers(rows * inputs);
            float[] w = numbers(inputs * outputs);
            float[] y = numbers(rows * outputs);
            return () -> Kernels.linear(worker, x, 0, w, 0, y, 0, inputs, outputs, 0, rows);
        }));
        if (rows == 1) {
            // What predicts one sample.
            all.add(new Kernel("packed product" + name, flops, "NT " + rows + " " + outputs + " " + inputs, worker -> {
                float[] x = numbers(rows * inputs);
                float[] y = numbers(rows * outputs);
                PackedWeights w = Kernels.packLinear(numbers(inputs * outputs), 0, inputs, outputs);
                return () -> Kernels.linear(worker, x, 0, w, y, 0, inputs, outputs, 0, rows);
            }));
        }
        all.add(new Kernel("input gradient" + name, flops, "NN " + rows + " " + inputs + " " + outputs, worker -> {
            float[] x = numbers(rows * inputs);
            float[] w = numbers(inputs * outputs);
            float[] y = numbers(rows * outputs);
            return () -> Kernels.linearInputGradient(worker, y, 0, w, 0, x, 0, inputs, outputs, 0, rows);
        }));
        all.add(new Kernel("weight gradient" + name, flops, "TN " + outputs + " " + inputs + " " + rows, worker -> {
            float[] x = numbers(rows * inputs);
            float[] w = numbers(inputs * outputs);
            float[] y = numbers(rows * outputs);
            return () -> Kernels.linearWeightGradient(worker, x, 0, y, 0, w, 0, inputs, outputs, rows, 0, outputs);
        }));
    }

    private static void convolutions(List<Kernel> all, int channels, int size, int filters, int kernel, int stride) {
        int pad = kernel / 2;
        Convolution shape =
                new Convolution(channels, size, size, filters, kernel, kernel, stride, stride, pad, pad, 1, 1, 1);
        String name = String.format(
                " %d to %d, %d x %d%s, %d x %d",
                channels, filters, kernel, kernel, stride == 1 ? "" : " by " + stride, size, size);
        int weights = filters * channels * kernel * kernel;
        double flops = 2.0 * SAMPLES * shape.outputSize() * channels * kernel * kernel;
        all.add(new Kernel("convolution" + name, flops, null, worker -> {
            float[] x = numbers(SAMPLES * shape.inputSize());
            float[] w = numbers(weights);
            float[] y = numbers(SAMPLES * shape.outputSize());
            return () -> Kernels.convolution(worker, shape, x, 0, w, 0, y, 0, 0, SAMPLES);
        }));
        // The first layer's is never computed.
        if (channels > 3) {
            all.add(new Kernel("its input gradient" + name, flops, null, worker -> {
                float[] x = numbers(SAMPLES * shape.inputSize());
                float[] w = numbers(weights);
                float[] y = numbers(SAMPLES * shape.outputSize());
                return () -> Kernels.convolutionInputGradient(worker, shape, y, 0, w, 0, x, 0, 0, SAMPLES);
            }));
        }
        all.add(new Kernel("its weight gradient" + name, flops, null, worker -> {
            float[] x = numbers(SAMPLES * shape.inputSize());
            float[] w = numbers(weights);
            float[] y = numbers(SAMPLES * shape.outputSize());
            return () -> Kernels.convolutionWeightGradient(
                    worker, shape, x, 0, y, 0, w, 0, SAMPLES, 0, shape.weightGradientShares());
        }));
    }

    private static float[] numbers(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
