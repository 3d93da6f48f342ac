package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.util.Optional;

/**
 * The kernels that generated code calls, in single and double precision: one name for all of them. Those of
 * {@link KernelProvider} run on the provider chosen when this class is loaded: explicit vectors where the module
 * {@code jdk.incubator.vector} is present ({@code --add-modules jdk.incubator.vector}), plain Java otherwise, with the same
 * bits. The system property {@code dlc.kernels} ({@code vector} or {@code plain}) forces one. The others stand, by theme, in
 * the classes that this one extends.
 */
public final class Kernels extends DoubleKernels {
    private static final KernelProvider PROVIDER = choose(System.getProperty("dlc.kernels", ""));

    private Kernels() {}

    private static KernelProvider choose(String wanted) {
        Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
        boolean present = vectors.isPresent();
        if (present) {
            // Required by the module's declaration, every app would be warned of it while it is compiled.
            Kernels.class.getModule().addReads(vectors.get());
        }
        if (wanted.equals("vector") && !present) {
            throw new IllegalStateException(
                    "-Ddlc.kernels=vector needs the module jdk.incubator.vector: add --add-modules jdk.incubator.vector");
        }
        // Without the module the class VectorKernels must not be loaded: it is named only where that is certain.
        if (present && !wanted.equals("plain") && VectorKernels.isSupported()) {
            return new VectorKernels();
        }
        if (!present && wanted.isEmpty()) {
            System.getLogger("dev.dlc.runtime")
                    .log(
                            System.Logger.Level.INFO,
                            "computing in plain Java; with the option --add-modules jdk.incubator.vector java gives the same numbers"
                                    + " several times as fast");
        }
        return new PlainKernels();
    }

    /** What computes: "vector 512-bit", "plain Java". */
    public static String name() {
        return PROVIDER.name();
    }

    /** {@link KernelProvider#linear}. */
    public static void linear(
            Worker worker,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        PROVIDER.linear(worker, x, xOffset, w, wOffset, y, yOffset, inputs, outputs, from, to);
    }

    /** {@link KernelProvider#packLinear}. */
    public static PackedWeights packLinear(float[] w, int wOffset, int inputs, int outputs) {
        return PROVIDER.packLinear(w, wOffset, inputs, outputs);
    }

    /** {@link KernelProvider#linear} with packed weights. */
    public static void linear(
            Worker worker,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        linear(worker, x, xOffset, w, y, yOffset, inputs, outputs, from, to, 0, outputs);
    }

    /** {@link KernelProvider#linear} with packed weights, outputs {@code first} to {@code last}. */
    public static void linear(
            Worker worker,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to,
            int first,
            int last) {
        PROVIDER.linear(worker, x, xOffset, w, y, yOffset, inputs, outputs, from, to, first, last);
    }

    /** {@link KernelProvider#linearInputGradient}. */
    public static void linearInputGradient(
            Worker worker,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        PROVIDER.linearInputGradient(worker, dy, dyOffset, w, wOffset, dx, dxOffset, inputs, outputs, from, to);
    }

    /** {@link KernelProvider#linearWeightGradient}. */
    public static void linearWeightGradient(
            Worker worker,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int inputs,
            int outputs,
            int rows,
            int from,
            int to) {
        PROVIDER.linearWeightGradient(worker, x, xOffset, dy, dyOffset, dw, dwOffset, inputs, outputs, rows, from, to);
    }

    /** {@link KernelProvider#convolution}. */
    public static void convolution(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int from,
            int to) {
        PROVIDER.convolution(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to);
    }

    /** {@link KernelProvider#packConvolution}. */
    public static PackedWeights packConvolution(Convolution shape, float[] w, int wOffset) {
        return PROVIDER.packConvolution(shape, w, wOffset);
    }

    /** {@link KernelProvider#convolution} with packed weights. */
    public static void convolution(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int from,
            int to) {
        convolution(worker, shape, x, xOffset, w, y, yOffset, from, to, 0, shape.outputPieces());
    }

    /** {@link KernelProvider#convolution} with packed weights, pieces {@code first} to {@code last}. */
    public static void convolution(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int from,
            int to,
            int first,
            int last) {
        PROVIDER.convolution(worker, shape, x, xOffset, w, y, yOffset, from, to, first, last);
    }

    /** {@link KernelProvider#convolutionInputGradient}. */
    public static void convolutionInputGradient(
            Worker worker,
            Convolution shape,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        PROVIDER.convolutionInputGradient(worker, shape, dy, dyOffset, w, wOffset, dx, dxOffset, from, to);
    }

    /** {@link KernelProvider#convolutionWeightGradient}. */
    public static void convolutionWeightGradient(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int samples,
            int from,
            int to) {
        PROVIDER.convolutionWeightGradient(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
    }

    /**
     * The gradient in the weights in {@link Convolution#weightGradientParts parts}: the sum over the samples of the first part, then
     * that of the next, each as {@link KernelProvider#convolutionWeightGradient} gives it. Divided among the threads by parts
     * first, so that as few samples as may be are read by several.
     *
     * @param most how many parts there is room for
     */
    public static void partialWeightGradients(
            Worker worker,
            Convolution shape,
            int most,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] parts,
            int partsOffset,
            int samples) {
        int count = shape.weightGradientParts(most, samples);
        int shares = shape.weightGradientShares();
        int from = worker.from(count * shares);
        int to = worker.to(count * shares);
        for (int part = from / shares; part * shares < to; part++) {
            int first = (int) ((long) samples * part / count);
            int last = (int) ((long) samples * (part + 1) / count);
            PROVIDER.convolutionWeightGradient(
                    worker,
                    shape,
                    x,
                    xOffset + first * shape.inputSize(),
                    dy,
                    dyOffset + first * shape.outputSize(),
                    parts,
                    partsOffset + part * shape.weightsSize(),
                    last - first,
                    Math.max(from - part * shares, 0),
                    Math.min(to - part * shares, shares));
        }
    }

    /** The sum of these parts, for weights {@code from <= i < to}; added up in their order. */
    public static void addParts(
            Convolution shape,
            int most,
            float[] parts,
            int partsOffset,
            float[] dw,
            int dwOffset,
            int samples,
            int from,
            int to) {
        int size = shape.weightsSize();
        System.arraycopy(parts, partsOffset + from, dw, dwOffset + from, to - from);
        for (int part = 1; part < shape.weightGradientParts(most, samples); part++) {
            int offset = partsOffset + part * size;
            for (int i = from; i < to; i++) {
                dw[dwOffset + i] += parts[offset + i];
            }
        }
    }

    /** {@link KernelProvider#exp}. */
    public static void exp(float[] x, int xOffset, float[] y, int yOffset, int count) {
        PROVIDER.exp(x, xOffset, y, yOffset, count);
    }

    /** {@link KernelProvider#dropout}, for {@link Dropout}. */
    static void dropoutSample(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count) {
        PROVIDER.dropout(low, high, threshold, scale, x, xOffset, y, yOffset, count);
    }

    /** {@link KernelProvider#channelSum}. */
    public static void channelSum(
            float[] x, int xOffset, float[] out, int outOffset, int channels, int area, int samples, int from, int to) {
        PROVIDER.channelSum(x, xOffset, out, outOffset, channels, area, samples, from, to);
    }

    /** {@link KernelProvider#batchStatistics}. */
    public static void batchStatistics(
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] inverse,
            int inverseOffset,
            float[] runningMean,
            int runningMeanOffset,
            float[] runningVariance,
            int runningVarianceOffset,
            float epsilon,
            int channels,
            int area,
            int samples,
            int from,
            int to) {
        PROVIDER.batchStatistics(
                x,
                xOffset,
                mean,
                meanOffset,
                inverse,
                inverseOffset,
                runningMean,
                runningMeanOffset,
                runningVariance,
                runningVarianceOffset,
                epsilon,
                channels,
                area,
                samples,
                from,
                to);
    }

    /** {@link KernelProvider#batchNormSums}. */
    public static void batchNormSums(
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] mean,
            int meanOffset,
            float[] inverse,
            int inverseOffset,
            float[] dScale,
            int dScaleOffset,
            float[] dShift,
            int dShiftOffset,
            int channels,
            int area,
            int samples,
            int from,
            int to) {
        PROVIDER.batchNormSums(
                x,
                xOffset,
                dy,
                dyOffset,
                mean,
                meanOffset,
                inverse,
                inverseOffset,
                dScale,
                dScaleOffset,
                dShift,
                dShiftOffset,
                channels,
                area,
                samples,
                from,
                to);
    }

    /** {@link KernelProvider#maxPool}. */
    public static void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        PROVIDER.maxPool(shape, x, xOffset, y, yOffset, from, to);
    }

    /** {@link KernelProvider#maxPoolPlanes}. */
    public static void maxPoolPlanes(
            Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        PROVIDER.maxPoolPlanes(shape, x, xOffset, y, yOffset, from, to);
    }

    /** {@link KernelProvider#maxPoolGradient}. */
    public static void maxPoolGradient(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        PROVIDER.maxPoolGradient(shape, x, xOffset, dy, dyOffset, dx, dxOffset, from, to);
    }
}
