package dev.dlc.runtime.kernel;

import java.util.Arrays;

/** Windows over images, as PyTorch defines them. The shape's filters, channels and groups are equal. */
abstract class Pooling extends CrossEntropy {

    /**
     * {@code y[n, c, p]} = the largest number of the window at p, for samples {@code from <= n < to}; padding counts as
     * -infinity, and a window with a NaN gives NaN.
     */
    public static void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int planes = shape.channels();
        int out = yOffset + from * shape.outputSize();
        for (int plane = from * planes; plane < to * planes; plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    int largest = largest(shape, x, image, oh, ow);
                    y[out++] = largest < 0 ? Float.NEGATIVE_INFINITY : x[largest];
                }
            }
        }
    }

    /** Where the first of the largest numbers of a window is, or the last NaN of it; -1 where all of it is padding. */
    private static int largest(Convolution shape, float[] x, int image, int oh, int ow) {
        int top = oh * shape.strideHeight() - shape.padHeight();
        int left = ow * shape.strideWidth() - shape.padWidth();
        int largest = -1;
        float value = Float.NEGATIVE_INFINITY;
        for (int kh = 0; kh < shape.kernelHeight(); kh++) {
            int h = top + kh * shape.dilationHeight();
            if (h < 0 || h >= shape.height()) {
                continue;
            }
            for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                int w = left + kw * shape.dilationWidth();
                if (w < 0 || w >= shape.width()) {
                    continue;
                }
                int at = image + h * shape.width() + w;
                // The second comparison is true of NaN, which is not greater than anything, but wins.
                if (largest < 0 || x[at] > value || x[at] != x[at]) {
                    largest = at;
                    value = x[at];
                }
            }
        }
        return largest;
    }

    /** The gradient of {@link #maxPool}: each window's goes to its first largest number; dx is set, not added to. */
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
        int area = shape.height() * shape.width();
        int planes = shape.channels();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        int out = dyOffset + from * shape.outputSize();
        for (int plane = from * planes; plane < to * planes; plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    int largest = largest(shape, x, image, oh, ow);
                    if (largest >= 0) {
                        dx[dxOffset + largest - xOffset] += dy[out];
                    }
                    out++;
                }
            }
        }
    }

    /**
     * {@code y[n, c, p]} = the sum of the window at p divided by the size of the kernel, padding counted as zeros
     * (PyTorch's {@code count_include_pad}), for samples {@code from <= n < to}.
     */
    public static void averagePool(
            Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int out = yOffset + from * shape.outputSize();
        for (int plane = from * shape.channels(); plane < to * shape.channels(); plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    float sum = 0;
                    for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                        int h = row(shape, oh, kh);
                        for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                            int w = column(shape, ow, kw);
                            if (h >= 0 && w >= 0) {
                                sum += x[image + h * shape.width() + w];
                            }
                        }
                    }
                    y[out++] = sum / kernel;
                }
            }
        }
    }

    /** The gradient of {@link #averagePool}; dx is set, not added to. */
    public static void averagePoolGradient(
            Convolution shape, float[] dy, int dyOffset, float[] dx, int dxOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        int out = dyOffset + from * shape.outputSize();
        for (int plane = from * shape.channels(); plane < to * shape.channels(); plane++) {
            int image = dxOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    float share = dy[out++] / kernel;
                    for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                        int h = row(shape, oh, kh);
                        for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                            int w = column(shape, ow, kw);
                            if (h >= 0 && w >= 0) {
                                dx[image + h * shape.width() + w] += share;
                            }
                        }
                    }
                }
            }
        }
    }

    /**
     * {@code y[n, c, p]} = the largest number of the window at p, for samples {@code from <= n < to}; padding counts as
     * -infinity, and a window with a NaN gives NaN.
     */
    public static void maxPool(Convolution shape, double[] x, int xOffset, double[] y, int yOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int planes = shape.channels();
        int out = yOffset + from * shape.outputSize();
        for (int plane = from * planes; plane < to * planes; plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    int largest = largest(shape, x, image, oh, ow);
                    y[out++] = largest < 0 ? Double.NEGATIVE_INFINITY : x[largest];
                }
            }
        }
    }

    /** Where the first of the largest numbers of a window is, or the last NaN of it; -1 where all of it is padding. */
    private static int largest(Convolution shape, double[] x, int image, int oh, int ow) {
        int top = oh * shape.strideHeight() - shape.padHeight();
        int left = ow * shape.strideWidth() - shape.padWidth();
        int largest = -1;
        double value = Double.NEGATIVE_INFINITY;
        for (int kh = 0; kh < shape.kernelHeight(); kh++) {
            int h = top + kh * shape.dilationHeight();
            if (h < 0 || h >= shape.height()) {
                continue;
            }
            for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                int w = left + kw * shape.dilationWidth();
                if (w < 0 || w >= shape.width()) {
                    continue;
                }
                int at = image + h * shape.width() + w;
                // The second comparison is true of NaN, which is not greater than anything, but wins.
                if (largest < 0 || x[at] > value || x[at] != x[at]) {
                    largest = at;
                    value = x[at];
                }
            }
        }
        return largest;
    }

    /** The gradient of {@link #maxPool}: each window's goes to its first largest number; dx is set, not added to. */
    public static void maxPoolGradient(
            Convolution shape,
            double[] x,
            int xOffset,
            double[] dy,
            int dyOffset,
            double[] dx,
            int dxOffset,
            int from,
            int to) {
        int area = shape.height() * shape.width();
        int planes = shape.channels();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        int out = dyOffset + from * shape.outputSize();
        for (int plane = from * planes; plane < to * planes; plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    int largest = largest(shape, x, image, oh, ow);
                    if (largest >= 0) {
                        dx[dxOffset + largest - xOffset] += dy[out];
                    }
                    out++;
                }
            }
        }
    }

    /**
     * {@code y[n, c, p]} = the sum of the window at p divided by the size of the kernel, padding counted as zeros
     * (PyTorch's {@code count_include_pad}), for samples {@code from <= n < to}.
     */
    public static void averagePool(
            Convolution shape, double[] x, int xOffset, double[] y, int yOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int out = yOffset + from * shape.outputSize();
        for (int plane = from * shape.channels(); plane < to * shape.channels(); plane++) {
            int image = xOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    double sum = 0;
                    for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                        int h = row(shape, oh, kh);
                        for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                            int w = column(shape, ow, kw);
                            if (h >= 0 && w >= 0) {
                                sum += x[image + h * shape.width() + w];
                            }
                        }
                    }
                    y[out++] = sum / kernel;
                }
            }
        }
    }

    /** The gradient of {@link #averagePool}; dx is set, not added to. */
    public static void averagePoolGradient(
            Convolution shape, double[] dy, int dyOffset, double[] dx, int dxOffset, int from, int to) {
        int area = shape.height() * shape.width();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        int out = dyOffset + from * shape.outputSize();
        for (int plane = from * shape.channels(); plane < to * shape.channels(); plane++) {
            int image = dxOffset + plane * area;
            for (int oh = 0; oh < shape.outputHeight(); oh++) {
                for (int ow = 0; ow < shape.outputWidth(); ow++) {
                    double share = dy[out++] / kernel;
                    for (int kh = 0; kh < shape.kernelHeight(); kh++) {
                        int h = row(shape, oh, kh);
                        for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                            int w = column(shape, ow, kw);
                            if (h >= 0 && w >= 0) {
                                dx[image + h * shape.width() + w] += share;
                            }
                        }
                    }
                }
            }
        }
    }

    /** The row that a tap reads, or -1 in the padding. */
    private static int row(Convolution shape, int oh, int kh) {
        int h = oh * shape.strideHeight() + kh * shape.dilationHeight() - shape.padHeight();
        return h < shape.height() ? h : -1;
    }

    /** The column that a tap reads, or -1 in the padding. */
    private static int column(Convolution shape, int ow, int kw) {
        int w = ow * shape.strideWidth() + kw * shape.dilationWidth() - shape.padWidth();
        return w < shape.width() ? w : -1;
    }
}
