package dev.dlc.runtime.augment;

/**
 * Moves the pixels of an image by an affine map of the plane: each pixel of the result is read where the inverse map says,
 * between four pixels by bilinear interpolation. Pixels outside the image are {@code fill}, so that its edge fades into it.
 *
 * <p>Places are whole numbers of 2^-32 of a pixel: quick to go through, and exact where pixels fall on pixels.
 */
final class Affine {
    private static final int FRACTION_BITS = 32;
    private static final double ONE = 0x1p32;
    /** Of a fraction, the bits that a float holds. */
    private static final int SHARE_BITS = 24;

    private static final int SHARE_MASK = (1 << SHARE_BITS) - 1;
    private static final float SHARE = 0x1p-24f;
    /** Greater steps from pixel to pixel leave the image at once, wherever they begin. */
    private static final double LARGEST_STEP = 1 << 15;

    private Affine() {}

    /**
     * Result(x, y) = image(xx x' + xy y' + moveX, yx x' + yy y' + moveY), where x' and y', and the point read, are counted from the
     * image's centre ((width - 1) / 2, (height - 1) / 2).
     */
    static void apply(Image image, double xx, double xy, double moveX, double yx, double yy, double moveY, float fill) {
        double centreX = (image.width - 1) / 2.0;
        double centreY = (image.height - 1) / 2.0;
        long stepX = fixed(limited(xx));
        long stepY = fixed(limited(yx));
        for (int y = 0; y < image.height; y++) {
            double down = y - centreY;
            long atX = fixed(limited(xy) * down - limited(xx) * centreX + moveX + centreX);
            long atY = fixed(limited(yy) * down - limited(yx) * centreX + moveY + centreY);
            row(image, y * image.width, atX, atY, stepX, stepY, fill);
        }
        image.replace();
    }

    private static double limited(double step) {
        return Math.min(Math.max(step, -LARGEST_STEP), LARGEST_STEP);
    }

    private static long fixed(double number) {
        return (long) Math.rint(number * ONE);
    }

    /** Reads a row of the result, that begins with pixel {@code index}, from points {@code step} apart. */
    private static void row(Image image, int index, long startX, long startY, long stepX, long stepY, float fill) {
        float[] to = image.other();
        long x = startX;
        long y = startY;
        for (int i = index; i < index + image.width; i++) {
            int left = (int) (x >> FRACTION_BITS);
            int top = (int) (y >> FRACTION_BITS);
            float right = ((int) (x >>> FRACTION_BITS - SHARE_BITS) & SHARE_MASK) * SHARE;
            float below = ((int) (y >>> FRACTION_BITS - SHARE_BITS) & SHARE_MASK) * SHARE;
            boolean inside = left >= 0 && top >= 0 && left < image.width - 1 && top < image.height - 1;
            int corner = top * image.width + left;
            for (int channel = 0; channel < to.length; channel += image.area) {
                to[channel + i] = inside
                        ? between(image.pixels(), channel + corner, image.width, right, below)
                        : atEdge(image, channel, left, top, right, below, fill);
            }
            x += stepX;
            y += stepY;
        }
    }

    private static float between(float[] pixels, int corner, int width, float right, float below) {
        float topLeft = pixels[corner];
        float bottomLeft = pixels[corner + width];
        float upper = topLeft + right * (pixels[corner + 1] - topLeft);
        float lower = bottomLeft + right * (pixels[corner + width + 1] - bottomLeft);
        return upper + below * (lower - upper);
    }

    private static float atEdge(Image image, int channel, int left, int top, float right, float below, float fill) {
        if (left < -1 || top < -1 || left >= image.width || top >= image.height) {
            return fill;
        }
        float topLeft = pixel(image, channel, left, top, fill);
        float bottomLeft = pixel(image, channel, left, top + 1, fill);
        float upper = topLeft + right * (pixel(image, channel, left + 1, top, fill) - topLeft);
        float lower = bottomLeft + right * (pixel(image, channel, left + 1, top + 1, fill) - bottomLeft);
        return upper + below * (lower - upper);
    }

    private static float pixel(Image image, int channel, int x, int y, float fill) {
        boolean inside = x >= 0 && y >= 0 && x < image.width && y < image.height;
        return inside ? image.pixels()[channel + y * image.width + x] : fill;
    }
}
