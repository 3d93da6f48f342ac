package dev.dlc.runtime.kernel;

import java.util.Arrays;

/** Windows over images, as PyTorch defines them. The shape's filters, channels and groups are equal. */
abstract class Pooling extends CrossEntropy {

    /** {@link KernelProvider#maxPool} for rows of windows {@code from} to {@code to}, counted over all planes of all samples. */
    static void largestOfRows(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        for (int i = from; i < to; i++) {
            int plane = i / rows;
            int oh = i - plane * rows;
            int out = yOffset + i * columns;
            Arrays.fill(y, out, out + columns, Float.NEGATIVE_INFINITY);
            int end = endRow(shape, oh);
            for (int kh = firstRow(shape, oh); kh < end; kh++) {
                int row = xOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                    takeLargest(shape, kw, x, row, y, out);
                }
            }
        }
    }

    /** Lets the windows of a row see what their tap kw reads: one tap of all windows takes less time than all taps of one. */
    private static void takeLargest(Convolution shape, int kw, float[] x, int row, float[] y, int out) {
        int stride = shape.strideWidth();
        int end = endOutput(shape, kw);
        int start = row + column(shape, 0, kw);
        for (int ow = firstOutput(shape, kw); ow < end; ow++) {
            // Of zeros the positive one, as all kernels: a sum with 0.
            y[out + ow] = Math.max(y[out + ow], x[start + ow * stride]) + 0f;
        }
    }

    /** {@link KernelProvider#maxPoolGradient} for planes {@code from} to {@code to}, counted over all samples. */
    static void maxPoolGradientPlanes(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int area = shape.height() * shape.width();
        Arrays.fill(dx, dxOffset + from * area, dxOffset + to * area, 0);
        for (int plane = from; plane < to; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int row = (plane * shape.height() + row(shape, oh, firstRow)) * shape.width();
                int out = dyOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int width = endColumn(shape, ow) - first;
                    int height = endRow - firstRow;
                    int start = xOffset + row + column(shape, ow, first);
                    if (height == 2 && width == 2) {
                        int at = whereLargestOfFour(shape, x, start);
                        dx[at - xOffset + dxOffset] += dy[out + ow];
                    } else if (height > 0 && width > 0) {
                        int at = whereLargest(shape, x, start, height, width);
                        dx[at - xOffset + dxOffset] += dy[out + ow];
                    }
                }
            }
        }
    }

    /**
     * {@link #whereLargest} of the most common window, without branches: which number is the largest is what a processor
     * cannot guess, and a wrong guess takes as long as ten windows.
     */
    private static int whereLargestOfFour(Convolution shape, float[] x, int start) {
        int right = shape.dilationWidth();
        int down = shape.dilationHeight() * shape.width();
        float first = x[start];
        float second = x[start + right];
        float third = x[start + down];
        float largest = Math.max(Math.max(first, second), Math.max(third, x[start + down + right]));
        int index = differs(first, largest) * (1 + differs(second, largest) * (1 + differs(third, largest)));
        return start + (index & 1) * right + (index >> 1) * down;
    }

    /** 0 where two finite numbers are equal, 1 otherwise. */
    private static int differs(float a, float b) {
        int bits = Float.floatToRawIntBits(a - b) & Integer.MAX_VALUE;
        return -bits >>> 31;
    }

    /** Where the first of the largest numbers of a window is; anywhere in it where one is NaN. */
    private static int whereLargest(Convolution shape, float[] x, int start, int rows, int columns) {
        int rowStep = shape.dilationHeight() * shape.width();
        int columnStep = shape.dilationWidth();
        int where = start;
        float largest = x[start];
        for (int i = 0; i < rows; i++) {
            int row = start + i * rowStep;
            for (int j = 0; j < columns; j++) {
                int at = row + j * columnStep;
                float value = x[at];
                boolean better = value > largest;
                where = better ? at : where;
                largest = better ? value : largest;
            }
        }
        return where;
    }

    /**
     * {@code y[n, c, p]} = the sum of the window at p divided by the size of the kernel, padding counted as zeros
     * (PyTorch's {@code count_include_pad}), for samples {@code from <= n < to}.
     */
    public static void averagePool(
            Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        averagePoolPlanes(shape, x, xOffset, y, yOffset, from * shape.channels(), to * shape.channels());
    }

    /** {@link #averagePool} for planes {@code from} to {@code to}, counted over all samples. */
    public static void averagePoolPlanes(
            Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        for (int plane = from; plane < to; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int out = yOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int end = endColumn(shape, ow);
                    float sum = 0;
                    for (int kh = firstRow; kh < endRow; kh++) {
                        int row = xOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                        for (int kw = first; kw < end; kw++) {
                            sum += x[row + column(shape, ow, kw)];
                        }
                    }
                    y[out + ow] = sum / kernel;
                }
            }
        }
    }

    /** The gradient of {@link #averagePool}; dx is set, not added to. */
    public static void averagePoolGradient(
            Convolution shape, float[] dy, int dyOffset, float[] dx, int dxOffset, int from, int to) {
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int out = dyOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int end = endColumn(shape, ow);
                    float share = dy[out + ow] / kernel;
                    for (int kh = firstRow; kh < endRow; kh++) {
                        int row = dxOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                        for (int kw = first; kw < end; kw++) {
                            dx[row + column(shape, ow, kw)] += share;
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
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int out = yOffset + (plane * rows + oh) * columns;
                Arrays.fill(y, out, out + columns, Double.NEGATIVE_INFINITY);
                int end = endRow(shape, oh);
                for (int kh = firstRow(shape, oh); kh < end; kh++) {
                    int row = xOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                    for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                        takeLargest(shape, kw, x, row, y, out);
                    }
                }
            }
        }
    }

    /** Lets the windows of a row see what their tap kw reads: one tap of all windows takes less time than all taps of one. */
    private static void takeLargest(Convolution shape, int kw, double[] x, int row, double[] y, int out) {
        int stride = shape.strideWidth();
        int end = endOutput(shape, kw);
        int start = row + column(shape, 0, kw);
        for (int ow = firstOutput(shape, kw); ow < end; ow++) {
            // Of zeros the positive one, as all kernels: a sum with 0.
            y[out + ow] = Math.max(y[out + ow], x[start + ow * stride]) + 0f;
        }
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
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int row = (plane * shape.height() + row(shape, oh, firstRow)) * shape.width();
                int out = dyOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int width = endColumn(shape, ow) - first;
                    int height = endRow - firstRow;
                    int start = xOffset + row + column(shape, ow, first);
                    if (height > 0 && width > 0) {
                        int at = whereLargest(shape, x, start, height, width);
                        dx[at - xOffset + dxOffset] += dy[out + ow];
                    }
                }
            }
        }
    }

    /** Where the first of the largest numbers of a window is; anywhere in it where one is NaN. */
    private static int whereLargest(Convolution shape, double[] x, int start, int rows, int columns) {
        int rowStep = shape.dilationHeight() * shape.width();
        int columnStep = shape.dilationWidth();
        int where = start;
        double largest = x[start];
        for (int i = 0; i < rows; i++) {
            int row = start + i * rowStep;
            for (int j = 0; j < columns; j++) {
                int at = row + j * columnStep;
                double value = x[at];
                boolean better = value > largest;
                where = better ? at : where;
                largest = better ? value : largest;
            }
        }
        return where;
    }

    /**
     * {@code y[n, c, p]} = the sum of the window at p divided by the size of the kernel, padding counted as zeros
     * (PyTorch's {@code count_include_pad}), for samples {@code from <= n < to}.
     */
    public static void averagePool(
            Convolution shape, double[] x, int xOffset, double[] y, int yOffset, int from, int to) {
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int out = yOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int end = endColumn(shape, ow);
                    double sum = 0;
                    for (int kh = firstRow; kh < endRow; kh++) {
                        int row = xOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                        for (int kw = first; kw < end; kw++) {
                            sum += x[row + column(shape, ow, kw)];
                        }
                    }
                    y[out + ow] = sum / kernel;
                }
            }
        }
    }

    /** The gradient of {@link #averagePool}; dx is set, not added to. */
    public static void averagePoolGradient(
            Convolution shape, double[] dy, int dyOffset, double[] dx, int dxOffset, int from, int to) {
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        Arrays.fill(dx, dxOffset + from * shape.inputSize(), dxOffset + to * shape.inputSize(), 0);
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int out = dyOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int end = endColumn(shape, ow);
                    double share = dy[out + ow] / kernel;
                    for (int kh = firstRow; kh < endRow; kh++) {
                        int row = dxOffset + (plane * shape.height() + row(shape, oh, kh)) * shape.width();
                        for (int kw = first; kw < end; kw++) {
                            dx[row + column(shape, ow, kw)] += share;
                        }
                    }
                }
            }
        }
    }

    /** The row that a tap reads. */
    private static int row(Convolution shape, int oh, int kh) {
        return oh * shape.strideHeight() + kh * shape.dilationHeight() - shape.padHeight();
    }

    /** The column that a tap reads. */
    private static int column(Convolution shape, int ow, int kw) {
        return ow * shape.strideWidth() + kw * shape.dilationWidth() - shape.padWidth();
    }

    /** The first row of the kernel that is not in the padding. */
    private static int firstRow(Convolution shape, int oh) {
        return first(row(shape, oh, 0), shape.dilationHeight());
    }

    /** One past the last row of the kernel that is not in the padding. */
    private static int endRow(Convolution shape, int oh) {
        return end(row(shape, oh, 0), shape.dilationHeight(), shape.kernelHeight(), shape.height());
    }

    private static int firstColumn(Convolution shape, int ow) {
        return first(column(shape, ow, 0), shape.dilationWidth());
    }

    private static int endColumn(Convolution shape, int ow) {
        return end(column(shape, ow, 0), shape.dilationWidth(), shape.kernelWidth(), shape.width());
    }

    private static int first(int start, int dilation) {
        return start >= 0 ? 0 : (dilation - 1 - start) / dilation;
    }

    private static int end(int start, int dilation, int kernel, int size) {
        int last = start + (kernel - 1) * dilation;
        return last < size ? kernel : (size - start + dilation - 1) / dilation;
    }

    /** The first window whose tap kw is not in the padding. */
    private static int firstOutput(Convolution shape, int kw) {
        return first(column(shape, 0, kw), shape.strideWidth());
    }

    /** One past the last window whose tap kw is not in the padding. */
    private static int endOutput(Convolution shape, int kw) {
        return end(column(shape, 0, kw), shape.strideWidth(), shape.outputWidth(), shape.width());
    }
}
