package dev.dlc.runtime.kernel;

import java.util.Arrays;

/** Windows over images, as PyTorch defines them. The shape's filters, channels and groups are equal. */
abstract class Pooling extends CrossEntropy {

    /**
     * {@code y[n, c, p]} = the largest number of the window at p, for samples {@code from <= n < to}; padding counts as
     * -infinity, and a window with a NaN gives NaN.
     */
    public static void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int planes = shape.channels();
        int rows = shape.outputHeight();
        int columns = shape.outputWidth();
        for (int plane = from * planes; plane < to * planes; plane++) {
            for (int oh = 0; oh < rows; oh++) {
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int row = xOffset + (plane * shape.height() + row(shape, oh, firstRow)) * shape.width();
                int out = yOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int start = row + column(shape, ow, first);
                    y[out + ow] = largest(shape, x, start, endRow - firstRow, endColumn(shape, ow) - first);
                }
            }
        }
    }

    /** The largest number of a window; -infinity where all of it is padding. */
    private static float largest(Convolution shape, float[] x, int start, int rows, int columns) {
        int rowStep = shape.dilationHeight() * shape.width();
        int columnStep = shape.dilationWidth();
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            int row = start + i * rowStep;
            for (int j = 0; j < columns; j++) {
                float value = x[row + j * columnStep];
                // The second comparison is true of NaN, which is not greater than anything, but wins.
                largest = value > largest || value != value ? value : largest;
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
                    int start = row + column(shape, ow, first);
                    int end = endColumn(shape, ow);
                    if (firstRow < endRow && first < end) {
                        int at = whereLargest(shape, x, xOffset + start, endRow - firstRow, end - first) - xOffset;
                        dx[dxOffset + at] += dy[out + ow];
                    }
                }
            }
        }
    }

    /** Where the first of the largest numbers of a window is, or the last NaN of it. */
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
                boolean better = value > largest || value != value;
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
                int firstRow = firstRow(shape, oh);
                int endRow = endRow(shape, oh);
                int row = xOffset + (plane * shape.height() + row(shape, oh, firstRow)) * shape.width();
                int out = yOffset + (plane * rows + oh) * columns;
                for (int ow = 0; ow < columns; ow++) {
                    int first = firstColumn(shape, ow);
                    int start = row + column(shape, ow, first);
                    y[out + ow] = largest(shape, x, start, endRow - firstRow, endColumn(shape, ow) - first);
                }
            }
        }
    }

    /** The largest number of a window; -infinity where all of it is padding. */
    private static double largest(Convolution shape, double[] x, int start, int rows, int columns) {
        int rowStep = shape.dilationHeight() * shape.width();
        int columnStep = shape.dilationWidth();
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            int row = start + i * rowStep;
            for (int j = 0; j < columns; j++) {
                double value = x[row + j * columnStep];
                // The second comparison is true of NaN, which is not greater than anything, but wins.
                largest = value > largest || value != value ? value : largest;
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
                    int start = row + column(shape, ow, first);
                    int end = endColumn(shape, ow);
                    if (firstRow < endRow && first < end) {
                        int at = whereLargest(shape, x, xOffset + start, endRow - firstRow, end - first) - xOffset;
                        dx[dxOffset + at] += dy[out + ow];
                    }
                }
            }
        }
    }

    /** Where the first of the largest numbers of a window is, or the last NaN of it. */
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
                boolean better = value > largest || value != value;
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
}
