package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Random;
import dev.dlc.runtime.Worker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One kernel at one size, on random numbers: what it writes, from any provider and from the reference in double precision.
 *
 * @param size how many numbers are written
 * @param shares how many pieces the work divides into
 * @param scale about how large the sums of magnitudes are that an output adds: what its rounding error is relative to
 */
record Scenario(String name, int size, int shares, double scale, Single single, Reference reference) {
    /** Runs a kernel on a share of the work; it writes at {@link #OFFSET}. */
    interface Single {
        void run(KernelProvider kernels, Worker worker, float[] out, int from, int to);
    }

    /** The same in double precision, all of the work. */
    interface Reference {
        void run(double[] out);
    }

    /** Where each tensor starts in its array; what lies around must stay as it is. */
    static final int OFFSET = 7;

    private static final int[][] LINEAR = {
        {1, 1, 1},
        {3, 5, 2},
        {16, 32, 12},
        {17, 33, 13},
        {64, 10, 7},
        {300, 45, 29},
        {31, 100, 64},
        {600, 70, 5},
        {4, 16, 64},
        {64, 64, 64},
        {256, 128, 64},
        {32, 24, 9},
        {259, 1050, 33},
        {40, 31, 123},
        {515, 37, 150},
        {784, 130, 1},
        {45, 300, 2},
        {48, 20, 21}
    };

    static final List<Convolution> CONVOLUTIONS = List.of(
            new Convolution(1, 5, 5, 1, 3, 3, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(1, 8, 8, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(3, 9, 7, 5, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(4, 11, 10, 13, 3, 2, 2, 1, 1, 0, 1, 1, 1),
            new Convolution(16, 14, 14, 24, 3, 3, 2, 2, 1, 1, 1, 1, 1),
            new Convolution(5, 12, 12, 8, 1, 1, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(6, 13, 13, 10, 1, 1, 2, 2, 0, 0, 1, 1, 1),
            new Convolution(6, 10, 9, 9, 3, 3, 1, 1, 2, 2, 2, 2, 3),
            new Convolution(8, 9, 9, 8, 3, 3, 1, 1, 1, 1, 1, 1, 8),
            new Convolution(4, 9, 9, 8, 5, 5, 2, 2, 2, 2, 1, 1, 4),
            new Convolution(2, 7, 23, 3, 1, 5, 1, 2, 0, 2, 1, 1, 1),
            new Convolution(3, 17, 17, 33, 5, 5, 3, 3, 2, 2, 1, 1, 1),
            new Convolution(2, 6, 6, 4, 2, 2, 1, 1, 3, 3, 1, 1, 1),
            new Convolution(2, 15, 15, 4, 3, 3, 2, 2, 2, 2, 2, 2, 1),
            new Convolution(2, 15, 15, 4, 3, 3, 3, 2, 0, 1, 2, 3, 1),
            new Convolution(7, 4, 4, 20, 4, 4, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(32, 14, 14, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(40, 6, 6, 16, 3, 3, 1, 1, 1, 1, 1, 1, 2),
            new Convolution(530, 2, 2, 5, 1, 1, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(190, 4, 5, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(6, 30, 40, 4, 2, 3, 1, 1, 0, 1, 1, 1, 1),
            new Convolution(1, 28, 28, 32, 3, 3, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(1, 28, 28, 6, 5, 5, 1, 1, 2, 2, 1, 1, 1),
            new Convolution(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(6, 19, 19, 14, 3, 3, 1, 1, 2, 2, 2, 2, 2),
            new Convolution(12, 6, 7, 50, 3, 2, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(3, 32, 32, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(16, 16, 16, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(64, 8, 8, 48, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(20, 7, 7, 40, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(8, 5, 5, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(3, 4, 49, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(32, 16, 3, 17, 3, 1, 1, 1, 1, 0, 1, 1, 1),
            new Convolution(4, 2, 20, 1, 2, 3, 1, 1, 0, 1, 1, 1, 1),
            new Convolution(16, 13, 40, 24, 5, 5, 1, 1, 2, 2, 1, 1, 1),
            new Convolution(24, 10, 21, 26, 3, 3, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(20, 9, 9, 40, 3, 3, 1, 1, 2, 2, 1, 1, 1),
            new Convolution(64, 18, 5, 64, 3, 1, 1, 1, 1, 0, 1, 1, 1),
            new Convolution(48, 11, 12, 48, 5, 5, 1, 1, 0, 0, 1, 1, 1),
            new Convolution(16, 32, 32, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1),
            new Convolution(6, 9, 32, 8, 3, 3, 2, 2, 1, 1, 1, 1, 1),
            new Convolution(3, 8, 45, 6, 3, 3, 2, 2, 0, 0, 1, 1, 1),
            new Convolution(5, 5, 70, 4, 1, 1, 2, 2, 0, 0, 1, 1, 1),
            new Convolution(4, 6, 33, 8, 5, 3, 1, 2, 2, 1, 1, 1, 2),
            new Convolution(3, 9, 46, 6, 3, 3, 2, 2, 1, 2, 1, 1, 1),
            new Convolution(4, 10, 41, 6, 2, 5, 2, 2, 2, 1, 1, 3, 2),
            new Convolution(2, 12, 40, 5, 4, 2, 2, 2, 0, 0, 3, 1, 1),
            new Convolution(2, 8, 37, 4, 3, 3, 2, 2, 3, 3, 1, 1, 1));

    private static final int[][] PLANES = {
        {3, 1, 5}, {16, 1, 33}, {37, 1, 9}, {4, 49, 3}, {6, 196, 4}, {5, 16, 4}, {2, 1024, 2}, {7, 3, 9}, {20, 64, 2}
    };

    /** Channels, height and width of what is pooled. */
    private static final int[][] POOLED = {{3, 28, 28}, {5, 14, 14}, {40, 7, 7}, {2, 5, 66}, {9, 2, 3}, {64, 10, 10}};

    /** Inputs, outputs, rows: few rows are what packed weights are for. */
    private static final int[][] PACKED_LINEAR = {
        {1, 1, 1},
        {3, 5, 2},
        {784, 256, 1},
        {400, 120, 1},
        {120, 84, 2},
        {33, 130, 3},
        {84, 10, 1},
        {50, 64, 13},
        {2100, 150, 2}
    };

    static List<Scenario> all() {
        List<Scenario> scenarios = new ArrayList<>();
        for (int[] size : PACKED_LINEAR) {
            addPackedLinear(scenarios, size[0], size[1], size[2]);
        }
        for (int[] size : LINEAR) {
            addLinear(scenarios, size[0], size[1], size[2]);
        }
        for (Convolution shape : CONVOLUTIONS) {
            addConvolution(scenarios, shape, 3);
        }
        for (int[] size : POOLED) {
            addPool(scenarios, new Convolution(size[0], size[1], size[2], size[0], 2, 2, 2, 2, 0, 0, 1, 1, size[0]));
        }
        for (int[] size : PLANES) {
            addPlanes(scenarios, size[0], size[1], size[2]);
        }
        addExp(scenarios);
        addDropout(scenarios);
        return scenarios;
    }

    private static void addLinear(List<Scenario> scenarios, int inputs, int outputs, int rows) {
        String name = "linear " + inputs + "->" + outputs + " x" + rows;
        float[] x = numbers(1, rows * inputs);
        float[] w = numbers(2, outputs * inputs);
        float[] dy = numbers(3, rows * outputs);
        int o = OFFSET;
        scenarios.add(new Scenario(
                name,
                rows * outputs,
                rows,
                inputs,
                (k, worker, out, from, to) -> k.linear(worker, x, o, w, o, out, o, inputs, outputs, from, to),
                out -> Kernels.linear(null, wide(x), o, wide(w), o, out, o, inputs, outputs, 0, rows)));
        scenarios.add(new Scenario(
                name + " input gradient",
                rows * inputs,
                rows,
                outputs,
                (k, worker, out, from, to) ->
                        k.linearInputGradient(worker, dy, o, w, o, out, o, inputs, outputs, from, to),
                out -> Kernels.linearInputGradient(null, wide(dy), o, wide(w), o, out, o, inputs, outputs, 0, rows)));
        scenarios.add(new Scenario(
                name + " weight gradient",
                outputs * inputs,
                outputs,
                rows,
                (k, worker, out, from, to) ->
                        k.linearWeightGradient(worker, x, o, dy, o, out, o, inputs, outputs, rows, from, to),
                out -> Kernels.linearWeightGradient(
                        null, wide(x), o, wide(dy), o, out, o, inputs, outputs, rows, 0, outputs)));
    }

    private static void addPackedLinear(List<Scenario> scenarios, int inputs, int outputs, int rows) {
        float[] x = numbers(1, rows * inputs);
        float[] w = numbers(2, outputs * inputs);
        int o = OFFSET;
        Packing packing = new Packing(k -> k.packLinear(w, o, inputs, outputs));
        scenarios.add(new Scenario(
                "linear, packed weights, " + inputs + "->" + outputs + " x" + rows,
                rows * outputs,
                rows,
                inputs,
                (k, worker, out, from, to) ->
                        k.linear(worker, x, o, packing.of(k), out, o, inputs, outputs, from, to, 0, outputs),
                out -> Kernels.linear(null, wide(x), o, wide(w), o, out, o, inputs, outputs, 0, rows)));
        scenarios.add(new Scenario(
                "linear, packed weights, in pieces, " + inputs + "->" + outputs + " x" + rows,
                rows * outputs,
                outputs,
                inputs,
                (k, worker, out, from, to) ->
                        k.linear(worker, x, o, packing.of(k), out, o, inputs, outputs, 0, rows, from, to),
                out -> Kernels.linear(null, wide(x), o, wide(w), o, out, o, inputs, outputs, 0, rows)));
    }

    /** The weights as each provider packs them, once. */
    private record Packing(Function<KernelProvider, PackedWeights> pack, Map<KernelProvider, PackedWeights> known) {
        Packing(Function<KernelProvider, PackedWeights> pack) {
            this(pack, new HashMap<>());
        }

        PackedWeights of(KernelProvider kernels) {
            if (!known.containsKey(kernels)) {
                known.put(kernels, pack.apply(kernels));
            }
            return known.get(kernels);
        }
    }

    private static void addConvolution(List<Scenario> scenarios, Convolution shape, int samples) {
        float[] x = numbers(4, samples * shape.inputSize());
        int channels = shape.channels() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        float[] w = numbers(5, shape.filters() * channels * kernel);
        float[] dy = numbers(6, samples * shape.outputSize());
        int o = OFFSET;
        scenarios.add(new Scenario(
                shape.toString(),
                samples * shape.outputSize(),
                samples,
                growth(shape.filtersForward()) * channels * kernel,
                (k, worker, out, from, to) -> k.convolution(worker, shape, x, o, w, o, out, o, from, to),
                out -> Kernels.convolution(null, shape, wide(x), o, wide(w), o, out, o, 0, samples)));
        Packing packing = new Packing(k -> k.packConvolution(shape, w, o));
        scenarios.add(new Scenario(
                shape + " packed weights",
                samples * shape.outputSize(),
                samples,
                growth(shape.filtersForward()) * channels * kernel,
                (k, worker, out, from, to) ->
                        k.convolution(worker, shape, x, o, packing.of(k), out, o, from, to, 0, shape.outputPieces()),
                out -> Kernels.convolution(null, shape, wide(x), o, wide(w), o, out, o, 0, samples)));
        scenarios.add(new Scenario(
                shape + " packed weights, in pieces",
                samples * shape.outputSize(),
                shape.outputPieces(),
                growth(shape.filtersForward()) * channels * kernel,
                (k, worker, out, from, to) ->
                        k.convolution(worker, shape, x, o, packing.of(k), out, o, 0, samples, from, to),
                out -> Kernels.convolution(null, shape, wide(x), o, wide(w), o, out, o, 0, samples)));
        scenarios.add(new Scenario(
                shape + " input gradient",
                samples * shape.inputSize(),
                samples,
                growth(shape.filtersInputGradient()) * shape.filters() * kernel,
                (k, worker, out, from, to) -> k.convolutionInputGradient(worker, shape, dy, o, w, o, out, o, from, to),
                out -> Kernels.convolutionInputGradient(null, shape, wide(dy), o, wide(w), o, out, o, 0, samples)));
        scenarios.add(new Scenario(
                shape + " weight gradient",
                w.length - o,
                shape.weightGradientShares(),
                growth(shape.filtersWeightGradient()) * samples * shape.outputHeight() * shape.outputWidth(),
                (k, worker, out, from, to) ->
                        k.convolutionWeightGradient(worker, shape, x, o, dy, o, out, o, samples, from, to),
                out -> Kernels.convolutionWeightGradient(
                        null, shape, wide(x), o, wide(dy), o, out, o, samples, 0, shape.weightGradientShares())));
    }

    /** The transforms of {@link Winograd} add and subtract numbers larger than what comes out. */
    private static double growth(boolean filters) {
        return filters ? 3 : 1;
    }

    private static void addPool(List<Scenario> scenarios, Convolution shape) {
        int samples = 5;
        float[] x = numbers(11, samples * shape.inputSize());
        // many equal numbers, as after a rectifier, among them zeros of both signs
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 7 == 0 ? -0f : Math.max(0f, x[i]);
        }
        float[] dy = numbers(12, samples * shape.outputSize());
        int o = OFFSET;
        scenarios.add(new Scenario(
                "largest of " + shape,
                samples * shape.outputSize(),
                samples,
                1,
                (k, worker, out, from, to) -> k.maxPool(shape, x, o, out, o, from, to),
                out -> Kernels.maxPool(shape, wide(x), o, out, o, 0, samples)));
        scenarios.add(new Scenario(
                "largest, planes, of " + shape,
                samples * shape.outputSize(),
                samples * shape.channels(),
                1,
                (k, worker, out, from, to) -> k.maxPoolPlanes(shape, x, o, out, o, from, to),
                out -> Kernels.maxPool(shape, wide(x), o, out, o, 0, samples)));
        scenarios.add(new Scenario(
                "gradient of the largest of " + shape,
                samples * shape.inputSize(),
                samples,
                1,
                (k, worker, out, from, to) -> k.maxPoolGradient(shape, x, o, dy, o, out, o, from, to),
                out -> Kernels.maxPoolGradient(shape, wide(x), o, wide(dy), o, out, o, 0, samples)));
    }

    private static void addPlanes(List<Scenario> scenarios, int channels, int area, int samples) {
        String name = channels + " channels of " + area + " x" + samples;
        int size = channels * area * samples;
        float[] x = numbers(7, size);
        float[] dy = numbers(8, size);
        float[] mean = numbers(9, channels);
        float[] inverse = numbers(10, channels);
        int o = OFFSET;
        int c = channels;
        scenarios.add(new Scenario(
                "sum of " + name,
                c,
                c,
                area * samples,
                (k, worker, out, from, to) -> k.channelSum(x, o, out, o, c, area, samples, from, to),
                out -> Kernels.channelSum(wide(x), o, out, o, c, area, samples, 0, c)));
        // The four results of a channel one after the other; the running ones start from what the caller filled in.
        scenarios.add(new Scenario(
                "statistics of " + name,
                4 * c,
                c,
                area * samples,
                (k, worker, out, from, to) -> {
                    Arrays.fill(out, o + 2 * c + from, o + 2 * c + to, 0.5f);
                    Arrays.fill(out, o + 3 * c + from, o + 3 * c + to, 2f);
                    k.batchStatistics(
                            x, o, out, o, out, o + c, out, o + 2 * c, out, o + 3 * c, 1e-5f, c, area, samples, from,
                            to);
                },
                out -> {
                    Arrays.fill(out, o + 2 * c, o + 3 * c, 0.5);
                    Arrays.fill(out, o + 3 * c, o + 4 * c, 2);
                    Kernels.batchStatistics(
                            wide(x), o, out, o, out, o + c, out, o + 2 * c, out, o + 3 * c, 1e-5, c, area, samples, 0,
                            c);
                }));
        scenarios.add(new Scenario(
                "norm sums of " + name,
                2 * c,
                c,
                area * samples * 4,
                (k, worker, out, from, to) -> k.batchNormSums(
                        x, o, dy, o, mean, o, inverse, o, out, o, out, o + c, c, area, samples, from, to),
                out -> Kernels.batchNormSums(
                        wide(x),
                        o,
                        wide(dy),
                        o,
                        wide(mean),
                        o,
                        wide(inverse),
                        o,
                        out,
                        o,
                        out,
                        o + c,
                        c,
                        area,
                        samples,
                        0,
                        c)));
    }

    private static void addExp(List<Scenario> scenarios) {
        float[] x = numbers(11, 1003);
        for (int i = 0; i < 400; i++) {
            x[OFFSET + i] = i - 200;
        }
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 1e-40f, Float.MAX_VALUE};
        System.arraycopy(special, 0, x, OFFSET + 500, special.length);
        int o = OFFSET;
        scenarios.add(new Scenario(
                "exp",
                1003,
                1003,
                0,
                (k, worker, out, from, to) -> k.exp(x, o + from, out, o + from, to - from),
                out -> {
                    for (int i = 0; i < 1003; i++) {
                        out[o + i] = (float) StrictMath.exp(x[o + i]);
                    }
                }));
    }

    private static void addDropout(List<Scenario> scenarios) {
        float[] x = numbers(12, 3 * 77);
        long[] identities = {5, -1, 1L << 40};
        long key = Random.key(1, "dropout", "test");
        int o = OFFSET;
        scenarios.add(new Scenario(
                "dropout",
                3 * 77,
                3,
                1,
                (k, worker, out, from, to) -> {
                    for (int s = from; s < to; s++) {
                        long sample = Random.key(key, identities[s]);
                        int threshold = (int) (0.75 * (1 << Random.ELEMENT_BITS));
                        int at = o + s * 77;
                        k.dropout((int) sample, (int) (sample >>> 32), threshold, 1 / 0.75f, x, at, out, at, 77);
                    }
                },
                out -> Kernels.dropout(key, identities, wide(x), o, out, o, 77, 0.75, 0, 3)));
    }

    /** Runs the kernel in shares that end at the given places. The rest of the array, and what isn't written, is NaN. */
    float[] run(KernelProvider kernels, Worker worker, int... ends) {
        float[] out = new float[size + 2 * OFFSET];
        Arrays.fill(out, Float.NaN);
        int from = 0;
        for (int end : ends) {
            single.run(kernels, worker, out, from, end);
            from = end;
        }
        return out;
    }

    /** As {@link #run}, the last share first: no share writes over the end of its own. */
    float[] runBackwards(KernelProvider kernels, Worker worker, int... ends) {
        float[] out = new float[size + 2 * OFFSET];
        Arrays.fill(out, Float.NaN);
        for (int i = ends.length - 1; i >= 0; i--) {
            single.run(kernels, worker, out, i == 0 ? 0 : ends[i - 1], ends[i]);
        }
        return out;
    }

    double[] expected() {
        double[] out = new double[size + 2 * OFFSET];
        Arrays.fill(out, Double.NaN);
        reference.run(out);
        return out;
    }

    /** Random numbers from {@link #OFFSET} to the end of the array: who reads on behind them fails. */
    static float[] numbers(long key, int size) {
        float[] numbers = new float[OFFSET + size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Random.normal(key, i);
        }
        return numbers;
    }

    static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    @Override
    public String toString() {
        return name;
    }
}
