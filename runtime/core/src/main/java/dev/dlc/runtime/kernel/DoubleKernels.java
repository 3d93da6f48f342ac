package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The reference: every kernel in double precision, written as its formula. The gradient check runs on these and the tests
 * compare the fast ones with them.
 */
abstract class DoubleKernels extends Pooling {
    public static void linear(
            Worker worker,
            double[] x,
            int xOffset,
            double[] w,
            int wOffset,
            double[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        for (int r = from; r < to; r++) {
            for (int o = 0; o < outputs; o++) {
                double sum = 0;
                for (int i = 0; i < inputs; i++) {
                    sum += x[xOffset + r * inputs + i] * w[wOffset + o * inputs + i];
                }
                y[yOffset + r * outputs + o] = sum;
            }
        }
    }

    public static void linearInputGradient(
            Worker worker,
            double[] dy,
            int dyOffset,
            double[] w,
            int wOffset,
            double[] dx,
            int dxOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        for (int r = from; r < to; r++) {
            for (int i = 0; i < inputs; i++) {
                double sum = 0;
                for (int o = 0; o < outputs; o++) {
                    sum += dy[dyOffset + r * outputs + o] * w[wOffset + o * inputs + i];
                }
                dx[dxOffset + r * inputs + i] = sum;
            }
        }
    }

    public static void linearWeightGradient(
            Worker worker,
            double[] x,
            int xOffset,
            double[] dy,
            int dyOffset,
            double[] dw,
            int dwOffset,
            int inputs,
            int outputs,
            int rows,
            int from,
            int to) {
        for (int o = from; o < to; o++) {
            for (int i = 0; i < inputs; i++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum += dy[dyOffset + r * outputs + o] * x[xOffset + r * inputs + i];
                }
                dw[dwOffset + o * inputs + i] = sum;
            }
        }
    }

    /** What one tap of a convolution joins: a pixel, a weight and an output, by their indices in sample 0. */
    @FunctionalInterface
    private interface Tap {
        void join(int pixel, int weight, int output);
    }

    private static void forEachTap(Convolution shape, Tap tap) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        for (int f = 0; f < shape.filters(); f++) {
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    int output = (f * shape.outputHeight() + oh) * shape.outputWidth() + ow;
                    for (int c = 0; c < channels; c++) {
                        for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                            for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                                int h = oh * shape.strideHeight() + kh * shape.dilationHeight() - shape.padHeight();
                                int w = ow * shape.strideWidth() + kw * shape.dilationWidth() - shape.padWidth();
                                if (h >= 0 && h < shape.height() && w >= 0 && w < shape.width()) {
                                    int channel = f / filters * channels + c;
                                    tap.join(
                                            (channel * shape.height() + h) * shape.width() + w,
                                            ((f * channels + c) * shape.kernelHeight() + kh) * shape.kernelWidth() + kw,
                                            output);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    public static void convolution(
            Worker worker,
            Convolution shape,
            double[] x,
            int xOffset,
            double[] w,
            int wOffset,
            double[] y,
            int yOffset,
            int from,
            int to) {
        for (int n = from; n < to; n++) {
            int image = xOffset + n * shape.inputSize();
            int out = yOffset + n * shape.outputSize();
            Arrays.fill(y, out, out + shape.outputSize(), 0);
            forEachTap(shape, (pixel, weight, output) -> y[out + output] += w[wOffset + weight] * x[image + pixel]);
        }
    }

    public static void convolutionInputGradient(
            Worker worker,
            Convolution shape,
            double[] dy,
            int dyOffset,
            double[] w,
            int wOffset,
            double[] dx,
            int dxOffset,
            int from,
            int to) {
        for (int n = from; n < to; n++) {
            int image = dxOffset + n * shape.inputSize();
            int out = dyOffset + n * shape.outputSize();
            Arrays.fill(dx, image, image + shape.inputSize(), 0);
            forEachTap(shape, (pixel, weight, output) -> dx[image + pixel] += w[wOffset + weight] * dy[out + output]);
        }
    }

    /** {@link Kernels#partialWeightGradients(Worker, Convolution, int, float[], int, float[], int, float[], int, int)}. */
    public static void partialWeightGradients(
            Worker worker,
            Convolution shape,
            int most,
            double[] x,
            int xOffset,
            double[] dy,
            int dyOffset,
            double[] parts,
            int partsOffset,
            int samples) {
        int count = shape.weightGradientParts(most, samples);
        int shares = shape.weightGradientShares();
        int from = worker.from(count * shares);
        int to = worker.to(count * shares);
        for (int part = from / shares; part * shares < to; part++) {
            int first = (int) ((long) samples * part / count);
            int last = (int) ((long) samples * (part + 1) / count);
            convolutionWeightGradient(
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

    /** {@link Kernels#addParts(Convolution, int, float[], int, float[], int, int, int, int)}. */
    public static void addParts(
            Convolution shape,
            int most,
            double[] parts,
            int partsOffset,
            double[] dw,
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

    public static void convolutionWeightGradient(
            Worker worker,
            Convolution shape,
            double[] x,
            int xOffset,
            double[] dy,
            int dyOffset,
            double[] dw,
            int dwOffset,
            int samples,
            int from,
            int to) {
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int channels = shape.channels() / shape.groups();
        boolean byChannels = shape.dividesWeightGradientByChannels();
        IntPredicate isMine = weight -> {
            int piece = byChannels ? weight / kernel % channels : weight / kernel / channels;
            return piece >= from && piece < to;
        };
        for (int weight = 0; weight < shape.filters() * channels * kernel; weight++) {
            if (isMine.test(weight)) {
                dw[dwOffset + weight] = 0;
            }
        }
        for (int n = 0; n < samples; n++) {
            int image = xOffset + n * shape.inputSize();
            int out = dyOffset + n * shape.outputSize();
            forEachTap(shape, (pixel, weight, output) -> {
                if (isMine.test(weight)) {
                    dw[dwOffset + weight] += dy[out + output] * x[image + pixel];
                }
            });
        }
    }

    public static void exp(double[] x, int xOffset, double[] y, int yOffset, int count) {
        for (int i = 0; i < count; i++) {
            y[yOffset + i] = StrictMath.exp(x[xOffset + i]);
        }
    }

    public static void channelSum(
            double[] x,
            int xOffset,
            double[] out,
            int outOffset,
            int channels,
            int area,
            int samples,
            int from,
            int to) {
        for (int c = from; c < to; c++) {
            double sum = 0;
            for (int n = 0; n < samples; n++) {
                for (int p = 0; p < area; p++) {
                    sum += x[xOffset + (n * channels + c) * area + p];
                }
            }
            out[outOffset + c] = sum;
        }
    }

    public static void batchStatistics(
            double[] x,
            int xOffset,
            double[] mean,
            int meanOffset,
            double[] inverse,
            int inverseOffset,
            double[] runningMean,
            int runningMeanOffset,
            double[] runningVariance,
            int runningVarianceOffset,
            double epsilon,
            int channels,
            int area,
            int samples,
            int from,
            int to) {
        double count = samples * area;
        channelSum(x, xOffset, mean, meanOffset, channels, area, samples, from, to);
        for (int c = from; c < to; c++) {
            mean[meanOffset + c] /= count;
            double average = mean[meanOffset + c];
            double squares = 0;
            for (int n = 0; n < samples; n++) {
                for (int p = 0; p < area; p++) {
                    double difference = x[xOffset + (n * channels + c) * area + p] - average;
                    squares += difference * difference;
                }
            }
            inverse[inverseOffset + c] = 1 / Math.sqrt(squares / count + epsilon);
            int r = runningMeanOffset + c;
            runningMean[r] = 0.9 * runningMean[r] + 0.1 * average;
            r = runningVarianceOffset + c;
            runningVariance[r] = 0.9 * runningVariance[r] + 0.1 * (squares / (count - 1));
        }
    }

    public static void batchNormSums(
            double[] x,
            int xOffset,
            double[] dy,
            int dyOffset,
            double[] mean,
            int meanOffset,
            double[] inverse,
            int inverseOffset,
            double[] dScale,
            int dScaleOffset,
            double[] dShift,
            int dShiftOffset,
            int channels,
            int area,
            int samples,
            int from,
            int to) {
        channelSum(dy, dyOffset, dShift, dShiftOffset, channels, area, samples, from, to);
        for (int c = from; c < to; c++) {
            double sum = 0;
            for (int n = 0; n < samples; n++) {
                for (int p = 0; p < area; p++) {
                    int i = (n * channels + c) * area + p;
                    sum += dy[dyOffset + i] * (x[xOffset + i] - mean[meanOffset + c]);
                }
            }
            dScale[dScaleOffset + c] = sum * inverse[inverseOffset + c];
        }
    }
}
