package dev.dlc.runtime.kernel;

import java.util.Arrays;

/**
 * Where the taps of a strided, dilated, padded convolution find their numbers, so that inner loops read consecutive ones.
 *
 * <p>Forward, an image is copied with its padding and split into the phases of the stride: plane (a, b) of a channel
 * holds the pixels whose row is a and whose column is b modulo the stride. Tap (kh, kw) reads one phase only, and there
 * output (i, j) reads row i and column j from {@link #offset} on.
 *
 * <p>Backward, the pixels of the input are split instead: those of one phase receive the same taps, and the gradient of the
 * output, with zeros around it, is read at consecutive places.
 */
public final class Phases {
    private Phases() {}

    /** Rows of a phase of the padded image. */
    public static int rows(Convolution shape) {
        return (shape.kernelHeight() - 1) * shape.dilationHeight() / shape.strideHeight() + shape.outputHeight();
    }

    /** Columns of a phase of the padded image. */
    public static int columns(Convolution shape) {
        return (shape.kernelWidth() - 1) * shape.dilationWidth() / shape.strideWidth() + shape.outputWidth();
    }

    /** Numbers of all phases of one channel. */
    public static int channelSize(Convolution shape) {
        return shape.strideHeight() * shape.strideWidth() * rows(shape) * columns(shape);
    }

    /** Where tap (kh, kw) of channel c reads the number for output (0, 0). */
    public static int offset(Convolution shape, int c, int kh, int kw) {
        int down = kh * shape.dilationHeight();
        int right = kw * shape.dilationWidth();
        int phase = down % shape.strideHeight() * shape.strideWidth() + right % shape.strideWidth();
        int row = phase * rows(shape) + down / shape.strideHeight();
        return c * channelSize(shape) + row * columns(shape) + right / shape.strideWidth();
    }

    /** Copies {@code channels} channels of an image with padding and phases; phases that no tap reads stay as they are. */
    public static void split(
            Convolution shape, float[] image, int offset, int channels, float[] to, int toOffset, RowCopy copier) {
        split(shape, image, offset, channels, to, toOffset, true, copier);
    }

    /** As {@link #split}, but leaves the padding as it is: for many images in a row, over what was filled with zeros once. */
    public static void splitInside(
            Convolution shape, float[] image, int offset, int channels, float[] to, int toOffset, RowCopy copier) {
        split(shape, image, offset, channels, to, toOffset, false, copier);
    }

    private static void split(
            Convolution shape,
            float[] image,
            int offset,
            int channels,
            float[] to,
            int toOffset,
            boolean margins,
            RowCopy copier) {
        int rows = rows(shape);
        int columns = columns(shape);
        for (int c = 0; c < channels; c++) {
            for (int a = 0; a < shape.strideHeight(); a++) {
                for (int b = 0; b < shape.strideWidth(); b++) {
                    int plane = (c * shape.strideHeight() + a) * shape.strideWidth() + b;
                    if (isRead(a, shape.kernelHeight(), shape.dilationHeight(), shape.strideHeight())
                            && isRead(b, shape.kernelWidth(), shape.dilationWidth(), shape.strideWidth())) {
                        copy(
                                image,
                                offset + c * shape.height() * shape.width(),
                                shape.height(),
                                shape.width(),
                                a - shape.padHeight(),
                                b - shape.padWidth(),
                                shape.strideHeight(),
                                shape.strideWidth(),
                                to,
                                toOffset + plane * rows * columns,
                                rows,
                                columns,
                                margins,
                                copier);
                    }
                }
            }
        }
    }

    static boolean isRead(int phase, int kernel, int dilation, int stride) {
        for (int k = 0; k < kernel; k++) {
            if (k * dilation % stride == phase) {
                return true;
            }
        }
        return false;
    }

    /** Rows of zeros before the gradient of the output. */
    public static int marginTop(Convolution shape) {
        return margin(shape.kernelHeight(), shape.dilationHeight(), shape.padHeight(), shape.strideHeight());
    }

    /** Columns of zeros before the gradient of the output. */
    public static int marginLeft(Convolution shape) {
        return margin(shape.kernelWidth(), shape.dilationWidth(), shape.padWidth(), shape.strideWidth());
    }

    private static int margin(int kernel, int dilation, int pad, int stride) {
        return Math.max(0, ((kernel - 1) * dilation - pad + stride - 1) / stride);
    }

    /** Rows of the gradient of the output with the zeros around it. */
    public static int gradientRows(Convolution shape) {
        int last = (shape.height() - 1 + shape.padHeight()) / shape.strideHeight();
        return marginTop(shape) + Math.max(shape.outputHeight(), last + 1);
    }

    /** Columns of the gradient of the output with the zeros around it. */
    public static int gradientColumns(Convolution shape) {
        int last = (shape.width() - 1 + shape.padWidth()) / shape.strideWidth();
        return marginLeft(shape) + Math.max(shape.outputWidth(), last + 1);
    }

    /** Copies the gradients of {@code filters} filters with zeros around them. */
    public static void pad(
            Convolution shape, float[] gradient, int offset, int filters, float[] to, int toOffset, RowCopy copier) {
        pad(shape, gradient, offset, filters, to, toOffset, true, copier);
    }

    /** As {@link #pad}, but leaves the zeros around the gradients as they are. */
    public static void padInside(
            Convolution shape, float[] gradient, int offset, int filters, float[] to, int toOffset, RowCopy copier) {
        pad(shape, gradient, offset, filters, to, toOffset, false, copier);
    }

    private static void pad(
            Convolution shape,
            float[] gradient,
            int offset,
            int filters,
            float[] to,
            int toOffset,
            boolean margins,
            RowCopy copier) {
        int rows = gradientRows(shape);
        int columns = gradientColumns(shape);
        int area = shape.outputHeight() * shape.outputWidth();
        for (int f = 0; f < filters; f++) {
            copy(
                    gradient,
                    offset + f * area,
                    shape.outputHeight(),
                    shape.outputWidth(),
                    -marginTop(shape),
                    -marginLeft(shape),
                    1,
                    1,
                    to,
                    toOffset + f * rows * columns,
                    rows,
                    columns,
                    margins,
                    copier);
        }
    }

    /** The first tap that pixels of this phase receive; the size of the kernel where there is none. */
    public static int firstTap(int phase, int kernel, int dilation, int pad, int stride) {
        for (int k = 0; k < kernel; k++) {
            if (Math.floorMod(phase + pad - k * dilation, stride) == 0) {
                return k;
            }
        }
        return kernel;
    }

    /** From one tap that a phase receives to the next. */
    public static int tapStep(int dilation, int stride) {
        int a = dilation;
        int b = stride;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return stride / a;
    }

    /** How many taps pixels of a phase receive. */
    public static int taps(int first, int step, int kernel) {
        return (kernel - first + step - 1) / step;
    }

    /** Number (r, q) of the copy is number (startRow + r * rowStride, startColumn + q * columnStride), or 0 outside. */
    static void copy(
            float[] image,
            int offset,
            int height,
            int width,
            int startRow,
            int startColumn,
            int rowStride,
            int columnStride,
            float[] to,
            int toOffset,
            int rows,
            int columns,
            boolean margins,
            RowCopy copier) {
        if (margins) {
            Arrays.fill(to, toOffset, toOffset + rows * columns, 0f);
        }
        int top = Math.min(rows, first(startRow, rowStride));
        int bottom = Math.min(rows, (height - startRow + rowStride - 1) / rowStride);
        int left = Math.min(columns, first(startColumn, columnStride));
        int right = Math.min(columns, (width - startColumn + columnStride - 1) / columnStride);
        if (right <= left || bottom <= top) {
            return;
        }
        int source = offset + (startRow + top * rowStride) * width + startColumn;
        int target = toOffset + top * columns;
        if (columnStride == 1) {
            copier.copy(
                    image, source + left, rowStride * width, to, target + left, columns, bottom - top, right - left);
        } else {
            copier.pick(
                    image,
                    source + left * columnStride,
                    rowStride * width,
                    columnStride,
                    to,
                    target + left,
                    columns,
                    bottom - top,
                    right - left);
        }
    }

    /** The first number of a strided walk that is not before the beginning. */
    private static int first(int start, int stride) {
        return start < 0 ? (-start + stride - 1) / stride : 0;
    }
}
