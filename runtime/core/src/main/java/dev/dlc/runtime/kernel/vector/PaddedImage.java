package dev.dlc.runtime.kernel.vector;

import dev.dlc.runtime.kernel.Convolution;

/** An image with its padding: [channels, height + 2 * pad, width + 2 * pad]. Without padding it is the image itself. */
final class PaddedImage {
    private PaddedImage() {}

    static boolean isCopied(Convolution shape) {
        return shape.padHeight() > 0 || shape.padWidth() > 0;
    }

    private static int columns(Convolution shape) {
        return shape.width() + 2 * shape.padWidth();
    }

    /** Numbers of a channel. */
    static int channelSize(Convolution shape) {
        return (shape.height() + 2 * shape.padHeight()) * columns(shape);
    }

    /** Where tap (kh, kw) of channel c reads the number for output position 0. */
    static int tap(Convolution shape, int c, int kh, int kw) {
        return c * channelSize(shape) + kh * shape.dilationHeight() * columns(shape) + kw * shape.dilationWidth();
    }

    /** How much further on every tap reads the number for position p. */
    static int position(Convolution shape, int p) {
        return p / shape.outputWidth() * shape.strideHeight() * columns(shape)
                + p % shape.outputWidth() * shape.strideWidth();
    }

    /** Copies {@code channels} channels to where zeros have been put once: the padding is left as it is. */
    static void copy(Convolution shape, float[] image, int offset, int channels, float[] to, int toOffset) {
        int width = shape.width();
        int columns = columns(shape);
        for (int c = 0; c < channels; c++) {
            int source = offset + c * shape.height() * width;
            int target = toOffset + c * channelSize(shape) + shape.padHeight() * columns + shape.padWidth();
            for (int i = 0; i < shape.height(); i++) {
                System.arraycopy(image, source + i * width, to, target + i * columns, width);
            }
        }
    }
}
