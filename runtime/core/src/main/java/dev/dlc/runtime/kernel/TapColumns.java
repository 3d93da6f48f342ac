package dev.dlc.runtime.kernel;

import java.util.Arrays;

/**
 * Copies of an image, one for each column of the kernel, shifted so that every tap reads all output positions of a channel as one
 * run of consecutive numbers: rows are as long as the output's, and so the next row follows without a gap.
 *
 * <p>The copies of a channel are [row modulo the stride, column of the kernel, row, column], with zeros for the padding.
 */
public final class TapColumns {
    private TapColumns() {}

    private static int planeSize(Convolution shape) {
        return Phases.rows(shape) * shape.outputWidth();
    }

    /** Numbers of all copies of one channel. */
    public static int channelSize(Convolution shape) {
        return shape.strideHeight() * shape.kernelWidth() * planeSize(shape);
    }

    /** Where tap (kh, kw) of channel c starts to read; the number for position p lies p further on. */
    public static int offset(Convolution shape, int c, int kh, int kw) {
        int down = kh * shape.dilationHeight();
        int plane = (c * shape.strideHeight() + down % shape.strideHeight()) * shape.kernelWidth() + kw;
        return plane * planeSize(shape) + down / shape.strideHeight() * shape.outputWidth();
    }

    /**
     * Copies {@code channels} channels. What {@code to} holds elsewhere, where no tap reads, stays. {@code to} must have been
     * filled with zeros before the first image of a shape; later images leave them where they belong.
     */
    public static void copy(
            Convolution shape, float[] image, int offset, int channels, float[] to, int toOffset, RowCopy copier) {
        boolean flat = shape.strideHeight() == 1 && shape.strideWidth() == 1 && shape.outputWidth() == shape.width();
        int area = shape.height() * shape.width();
        for (int c = 0; c < channels; c++) {
            for (int a = 0; a < shape.strideHeight(); a++) {
                if (!Phases.isRead(a, shape.kernelHeight(), shape.dilationHeight(), shape.strideHeight())) {
                    continue;
                }
                for (int kw = 0; kw < shape.kernelWidth(); kw++) {
                    int plane = (c * shape.strideHeight() + a) * shape.kernelWidth() + kw;
                    int target = toOffset + plane * planeSize(shape);
                    int right = kw * shape.dilationWidth() - shape.padWidth();
                    if (flat && Math.abs(right) < shape.width()) {
                        shift(shape, right, image, offset + c * area, to, target + shape.padHeight() * shape.width());
                        continue;
                    }
                    Phases.copy(
                            image,
                            offset + c * area,
                            shape.height(),
                            shape.width(),
                            a - shape.padHeight(),
                            right,
                            shape.strideHeight(),
                            shape.strideWidth(),
                            to,
                            target,
                            Phases.rows(shape),
                            shape.outputWidth(),
                            false,
                            copier);
                }
            }
        }
    }

    /** The whole plane as one run, moved to the left by {@code right}; what comes over the ends of rows is then set to 0. */
    private static void shift(Convolution shape, int right, float[] image, int offset, float[] to, int target) {
        int width = shape.width();
        int count = shape.height() * width - Math.abs(right);
        System.arraycopy(image, offset + Math.max(right, 0), to, target + Math.max(-right, 0), count);
        int first = right > 0 ? width - right : 0;
        for (int column = first; column < first + Math.abs(right); column++) {
            for (int i = 0; i < shape.height(); i++) {
                to[target + i * width + column] = 0f;
            }
        }
    }

    /** Fills the part of {@code to} that the copies of {@code channels} channels take with zeros. */
    public static void clear(Convolution shape, int channels, float[] to, int toOffset) {
        Arrays.fill(to, toOffset, toOffset + channels * channelSize(shape), 0f);
    }
}
