package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Functions;
import dev.dlc.runtime.Random;
import dev.dlc.runtime.Worker;
import java.util.Arrays;

/** Kernels in plain Java, for where the vector module is absent. Their loops are left to HotSpot's vectoriser. */
public class PlainKernels implements KernelProvider {
    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public void linear(
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
        PlainLinear.forward(worker, x, xOffset, w, wOffset, y, yOffset, inputs, outputs, from, to);
    }

    @Override
    public PackedWeights packLinear(float[] w, int wOffset, int inputs, int outputs) {
        return new PackedWeights(w, wOffset, new float[0], new int[0], OutputParts.ofOutputs(outputs, 1, 1));
    }

    @Override
    public void linear(
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
        if (last - first == outputs) {
            linear(worker, x, xOffset, w.weights(), w.offset(), y, yOffset, inputs, outputs, from, to);
            return;
        }
        PlainLinear.part(x, xOffset, w.weights(), w.offset(), y, yOffset, inputs, outputs, from, to, first, last);
    }

    @Override
    public PackedWeights packConvolution(Convolution shape, float[] w, int wOffset) {
        return new PackedWeights(w, wOffset, new float[0], new int[0], OutputParts.of(shape, 1));
    }

    @Override
    public void convolution(
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
        convolve(worker, shape, x, xOffset, w.weights(), w.offset(), y, yOffset, from, to, first, last);
    }

    @Override
    public void linearInputGradient(
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
        PlainLinear.inputGradient(dy, dyOffset, w, wOffset, dx, dxOffset, inputs, outputs, from, to);
    }

    @Override
    public void linearWeightGradient(
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
        PlainLinear.weightGradient(x, xOffset, dy, dyOffset, dw, dwOffset, inputs, outputs, rows, from, to);
    }

    @Override
    public void convolution(
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
        convolve(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to, 0, shape.outputPieces());
    }

    private static void convolve(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int from,
            int to,
            int first,
            int last) {
        if (shape.filtersForward()) {
            PlainWinograd.forward(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to, first, last);
        } else {
            PlainConvolution.forward(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to, first, last);
        }
    }

    @Override
    public void convolutionInputGradient(
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
        if (shape.filtersInputGradient()) {
            PlainWinograd.inputGradient(worker, shape, dy, dyOffset, w, wOffset, dx, dxOffset, from, to);
        } else {
            PlainConvolution.inputGradient(worker, shape, dy, dyOffset, w, wOffset, dx, dxOffset, from, to);
        }
    }

    @Override
    public void convolutionWeightGradient(
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
        if (shape.filtersWeightGradient()) {
            PlainWinograd.weightGradient(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        } else if (shape.sumsWeightGradientInLanes()) {
            PlainLaneGradient.weightGradient(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        } else {
            PlainConvolution.weightGradient(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        }
    }

    @Override
    public void exp(float[] x, int xOffset, float[] y, int yOffset, int count) {
        for (int i = 0; i < count; i++) {
            y[yOffset + i] = Functions.exp(x[xOffset + i]);
        }
    }

    @Override
    public void dropout(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count) {
        for (int e = 0; e < count; e++) {
            y[yOffset + e] = Random.elementBits(e, low, high) < threshold ? x[xOffset + e] * scale : 0f;
        }
    }

    @Override
    public void channelSum(
            float[] x, int xOffset, float[] out, int outOffset, int channels, int area, int samples, int from, int to) {
        if (area == 1) {
            sumRows(x, xOffset, out, outOffset, channels, samples, from, to);
            return;
        }
        planeSums(x, xOffset, channels * area, area, samples, out, outOffset, from, to);
    }

    @Override
    public void batchStatistics(
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
        float count = samples * area;
        channelSum(x, xOffset, mean, meanOffset, channels, area, samples, from, to);
        for (int c = from; c < to; c++) {
            mean[meanOffset + c] /= count;
        }
        if (area == 1) {
            sumSquares(x, xOffset, mean, meanOffset, inverse, inverseOffset, channels, samples, from, to);
        } else {
            planeSquares(
                    x, xOffset, channels * area, area, samples, mean, meanOffset, inverse, inverseOffset, from, to);
        }
        for (int c = from; c < to; c++) {
            float average = mean[meanOffset + c];
            float squares = inverse[inverseOffset + c];
            inverse[inverseOffset + c] = 1f / (float) Math.sqrt(squares / count + epsilon);
            int r = runningMeanOffset + c;
            runningMean[r] = 0.9f * runningMean[r] + 0.1f * average;
            r = runningVarianceOffset + c;
            runningVariance[r] = 0.9f * runningVariance[r] + 0.1f * (squares / (count - 1));
        }
    }

    @Override
    public void batchNormSums(
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
        if (area == 1) {
            sumRows(dy, dyOffset, dShift, dShiftOffset, channels, samples, from, to);
            sumProducts(x, xOffset, dy, dyOffset, mean, meanOffset, dScale, dScaleOffset, channels, samples, from, to);
        } else {
            planeSumsAndProducts(
                    x,
                    xOffset,
                    dy,
                    dyOffset,
                    channels * area,
                    area,
                    samples,
                    mean,
                    meanOffset,
                    dShift,
                    dShiftOffset,
                    dScale,
                    dScaleOffset,
                    from,
                    to);
        }
        for (int c = from; c < to; c++) {
            dScale[dScaleOffset + c] *= inverse[inverseOffset + c];
        }
    }

    @Override
    public void maxPoolPlanes(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int rows = shape.outputHeight();
        maxPoolRows(shape, x, xOffset, y, yOffset, from * rows, to * rows);
    }

    /** {@link #maxPoolPlanes} for rows of windows, counted over all planes: those that a faster way leaves over. */
    protected static void maxPoolRows(
            Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        Pooling.largestOfRows(shape, x, xOffset, y, yOffset, from, to);
    }

    @Override
    public void maxPoolGradient(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int channels = shape.channels();
        maxPoolGradientPlanes(shape, x, xOffset, dy, dyOffset, dx, dxOffset, from * channels, to * channels);
    }

    /** The planes that a faster way leaves over, see {@link KernelProvider#maxPoolGradient}. */
    protected static void maxPoolGradientPlanes(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        Pooling.maxPoolGradientPlanes(shape, x, xOffset, dy, dyOffset, dx, dxOffset, from, to);
    }

    /**
     * The sums of channels {@code from <= c < to}, whose planes of {@code area} numbers follow each other in a sample; from one
     * sample to the next it is {@code stride} numbers.
     */
    protected void planeSums(
            float[] x, int offset, int stride, int area, int samples, float[] out, int outOffset, int from, int to) {
        for (int c = from; c < to; c++) {
            out[outOffset + c] = Lanes.planeSum(x, offset + c * area, stride, area, samples);
        }
    }

    /** The sums of {@code (x - mean)^2} of channels as in {@link #planeSums}. */
    protected void planeSquares(
            float[] x,
            int offset,
            int stride,
            int area,
            int samples,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int from,
            int to) {
        for (int c = from; c < to; c++) {
            out[outOffset + c] = Lanes.planeSquares(x, offset + c * area, stride, area, samples, mean[meanOffset + c]);
        }
    }

    /** The sums of {@code y}, and those of {@code y * (x - mean)}, of channels as in {@link #planeSums}. */
    protected void planeSumsAndProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int stride,
            int area,
            int samples,
            float[] mean,
            int meanOffset,
            float[] sums,
            int sumsOffset,
            float[] products,
            int productsOffset,
            int from,
            int to) {
        for (int c = from; c < to; c++) {
            int plane = c * area;
            sums[sumsOffset + c] = Lanes.planeSum(y, yOffset + plane, stride, area, samples);
            products[productsOffset + c] = Lanes.planeProducts(
                    x, xOffset + plane, y, yOffset + plane, stride, area, samples, mean[meanOffset + c]);
        }
    }

    /** {@code out[c]} = the sum of {@code x[n, c]}, samples in order. */
    protected void sumRows(
            float[] x, int xOffset, float[] out, int outOffset, int channels, int samples, int from, int to) {
        Arrays.fill(out, outOffset + from, outOffset + to, 0f);
        for (int n = 0; n < samples; n++) {
            for (int c = from; c < to; c++) {
                out[outOffset + c] += x[xOffset + n * channels + c];
            }
        }
    }

    private static void sumSquares(
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int channels,
            int samples,
            int from,
            int to) {
        Arrays.fill(out, outOffset + from, outOffset + to, 0f);
        for (int n = 0; n < samples; n++) {
            for (int c = from; c < to; c++) {
                float difference = x[xOffset + n * channels + c] - mean[meanOffset + c];
                out[outOffset + c] = Math.fma(difference, difference, out[outOffset + c]);
            }
        }
    }

    /** {@code out[c]} = the sum of {@code y[n, c] * (x[n, c] - mean[c])}, samples in order. */
    protected void sumProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int channels,
            int samples,
            int from,
            int to) {
        Arrays.fill(out, outOffset + from, outOffset + to, 0f);
        for (int n = 0; n < samples; n++) {
            for (int c = from; c < to; c++) {
                float difference = x[xOffset + n * channels + c] - mean[meanOffset + c];
                out[outOffset + c] = Math.fma(y[yOffset + n * channels + c], difference, out[outOffset + c]);
            }
        }
    }
}
