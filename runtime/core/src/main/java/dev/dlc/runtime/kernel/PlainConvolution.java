package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;
import java.util.Arrays;

/**
 * Convolutions in plain Java. The inner loops run over a whole plane at once, as rows that follow each other in memory:
 * between two rows of the output lie some numbers without a meaning, which are computed and left out when the plane is copied.
 */
final class PlainConvolution {
    /** Positions whose taps are gathered at a time for the gradient in the weights. */
    private static final int POSITIONS = 4;

    private PlainConvolution() {}

    static void forward(
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
            int firstFilter,
            int lastFilter) {
        int columns = Phases.columns(shape);
        int run = (shape.outputHeight() - 1) * columns + shape.outputWidth();
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int taps = channels * shape.kernelHeight() * shape.kernelWidth();
        int size = shape.channels() * Phases.channelSize(shape);
        float[] image = worker.scratch(0, size);
        float[] sums = worker.scratch(1, run);
        for (int n = from; n < to; n++) {
            Phases.split(shape, x, xOffset + n * shape.inputSize(), shape.channels(), image, 0, RowCopy.PLAIN);
            for (int f = firstFilter; f < lastFilter; f++) {
                int first = f / filters * channels;
                Arrays.fill(sums, 0, run, 0f);
                int weight = wOffset + f * taps;
                int t = 0;
                for (; t + 3 < taps; t += 4) {
                    Products.addProducts(
                            sums,
                            0,
                            run,
                            w[weight + t],
                            w[weight + t + 1],
                            w[weight + t + 2],
                            w[weight + t + 3],
                            image,
                            offset(shape, first, t),
                            offset(shape, first, t + 1),
                            offset(shape, first, t + 2),
                            offset(shape, first, t + 3));
                }
                for (; t < taps; t++) {
                    Products.addProduct(sums, 0, run, w[weight + t], image, offset(shape, first, t));
                }
                int plane = (n * shape.filters() + f) * shape.outputHeight();
                for (int i = 0; i < shape.outputHeight(); i++) {
                    int row = yOffset + (plane + i) * shape.outputWidth();
                    System.arraycopy(sums, i * columns, y, row, shape.outputWidth());
                }
            }
        }
    }

    /** Where tap t, counted over channels, rows and columns of the kernel, reads its numbers. */
    private static int offset(Convolution shape, int firstChannel, int t) {
        int kw = t % shape.kernelWidth();
        int rest = t / shape.kernelWidth();
        return Phases.offset(shape, firstChannel + rest / shape.kernelHeight(), rest % shape.kernelHeight(), kw);
    }

    static void inputGradient(
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
        int size = shape.filters() * Phases.gradientRows(shape) * Phases.gradientColumns(shape);
        int run = ((shape.height() - 1) / shape.strideHeight() + 1) * Phases.gradientColumns(shape);
        float[] gradient = worker.scratch(0, size);
        float[] sums = worker.scratch(1, run);
        for (int n = from; n < to; n++) {
            Phases.pad(shape, dy, dyOffset + n * shape.outputSize(), shape.filters(), gradient, 0, RowCopy.PLAIN);
            for (int c = 0; c < shape.channels(); c++) {
                int plane = dxOffset + (n * shape.channels() + c) * shape.height() * shape.width();
                for (int a = 0; a < Math.min(shape.strideHeight(), shape.height()); a++) {
                    for (int b = 0; b < Math.min(shape.strideWidth(), shape.width()); b++) {
                        phaseGradient(shape, c, a, b, gradient, sums, w, wOffset, dx, plane);
                    }
                }
            }
        }
    }

    /** The gradient in the pixels of channel c whose row is a and whose column is b modulo the stride. */
    private static void phaseGradient(
            Convolution shape,
            int c,
            int a,
            int b,
            float[] gradient,
            float[] sums,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset) {
        int strideHeight = shape.strideHeight();
        int strideWidth = shape.strideWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int firstRow =
                Phases.firstTap(a, shape.kernelHeight(), shape.dilationHeight(), shape.padHeight(), strideHeight);
        int firstColumn = Phases.firstTap(b, shape.kernelWidth(), shape.dilationWidth(), shape.padWidth(), strideWidth);
        int stepRow = Phases.tapStep(shape.dilationHeight(), strideHeight);
        int stepColumn = Phases.tapStep(shape.dilationWidth(), strideWidth);
        int gradientRows = Phases.gradientRows(shape);
        int gradientColumns = Phases.gradientColumns(shape);
        int rows = (shape.height() - 1 - a) / strideHeight + 1;
        int columns = (shape.width() - 1 - b) / strideWidth + 1;
        int run = (rows - 1) * gradientColumns + columns;
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int group = c / channels;
        Arrays.fill(sums, 0, run, 0f);
        for (int f = group * filters; f < (group + 1) * filters; f++) {
            int weight = wOffset + (f * channels + c % channels) * kernel;
            for (int kh = firstRow; kh < shape.kernelHeight(); kh += stepRow) {
                int row =
                        Phases.marginTop(shape) + (a + shape.padHeight() - kh * shape.dilationHeight()) / strideHeight;
                for (int kw = firstColumn; kw < shape.kernelWidth(); kw += stepColumn) {
                    int column = Phases.marginLeft(shape)
                            + (b + shape.padWidth() - kw * shape.dilationWidth()) / strideWidth;
                    Products.addProduct(
                            sums,
                            0,
                            run,
                            w[weight + kh * shape.kernelWidth() + kw],
                            gradient,
                            (f * gradientRows + row) * gradientColumns + column);
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            int target = dxOffset + (i * strideHeight + a) * shape.width() + b;
            int source = i * gradientColumns;
            for (int j = 0; j < columns; j++) {
                dx[target + j * strideWidth] = sums[source + j];
            }
        }
    }

    static void weightGradient(
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
        boolean byChannels = shape.dividesWeightGradientByChannels();
        int firstFilter = byChannels ? 0 : from;
        int lastFilter = byChannels ? shape.filters() : to;
        int firstChannel = byChannels ? from : 0;
        int channels = byChannels ? to - from : shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int row = shape.channels() / shape.groups() * kernel;
        int size = shape.channels() * Phases.channelSize(shape);
        float[] scratch = worker.scratch(size + POSITIONS * channels * kernel);
        int weights = dwOffset + firstChannel * kernel;
        for (int f = firstFilter; f < lastFilter; f++) {
            Arrays.fill(dw, weights + f * row, weights + f * row + channels * kernel, 0f);
        }
        for (int n = 0; n < samples; n++) {
            Phases.split(shape, x, xOffset + n * shape.inputSize(), shape.channels(), scratch, 0, RowCopy.PLAIN);
            for (int group = firstFilter / filters; group * filters < lastFilter; group++) {
                int first = Math.max(firstFilter, group * filters);
                int end = Math.min(lastFilter, (group + 1) * filters);
                int channel = group * channels + firstChannel;
                int gradients = dyOffset + n * shape.outputSize();
                addSample(shape, scratch, size, channel, channels, dy, gradients, dw, weights, first, end);
            }
        }
    }

    private static void addSample(
            Convolution shape,
            float[] scratch,
            int gathered,
            int firstChannel,
            int channels,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int from,
            int to) {
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int taps = channels * kernel;
        int row = shape.channels() / shape.groups() * kernel;
        int area = shape.outputHeight() * shape.outputWidth();
        for (int p = 0; p < area; p += POSITIONS) {
            int count = Math.min(POSITIONS, area - p);
            for (int i = 0; i < count; i++) {
                gather(shape, firstChannel, channels, p + i, scratch, gathered + i * taps);
            }
            for (int f = from; f < to; f++) {
                int d = dyOffset + f * area + p;
                int w = dwOffset + f * row;
                if (count == POSITIONS) {
                    Products.addProducts(
                            dw,
                            w,
                            taps,
                            dy[d],
                            dy[d + 1],
                            dy[d + 2],
                            dy[d + 3],
                            scratch,
                            gathered,
                            gathered + taps,
                            gathered + 2 * taps,
                            gathered + 3 * taps);
                } else {
                    for (int i = 0; i < count; i++) {
                        Products.addProduct(dw, w, taps, dy[d + i], scratch, gathered + i * taps);
                    }
                }
            }
        }
    }

    /** Puts the numbers that the taps read for output position p side by side. */
    private static void gather(Convolution shape, int firstChannel, int channels, int p, float[] scratch, int to) {
        int position = p / shape.outputWidth() * Phases.columns(shape) + p % shape.outputWidth();
        int at = to;
        for (int c = firstChannel; c < firstChannel + channels; c++) {
            for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                    scratch[at++] = scratch[Phases.offset(shape, c, kh, kw) + position];
                }
            }
        }
    }
}
