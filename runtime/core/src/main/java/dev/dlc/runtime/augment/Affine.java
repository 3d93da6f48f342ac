package dev.dlc.runtime.augment;

/**
 * Moves the pixels of an image by an affine map of the plane: each pixel of the result is read where the inverse map says,
 * between four pixels by bilinear interpolation. Pixels outside the image are {@code fill}, so that its edge fades into it.
 */
final class Affine {
    private Affine() {}

    /**
     * Result(x, y) = image(xx x' + xy y' + moveX, yx x' + yy y' + moveY), where x' and y', and the point read, are counted from the
     * image's centre ((width - 1) / 2, (height - 1) / 2).
     */
    static void apply(Image image, double xx, double xy, double moveX, double yx, double yy, double moveY, float fill) {
        double centreX = (image.width - 1) / 2.0;
        double centreY = (image.height - 1) / 2.0;
        int index = 0;
        for (int y = 0; y < image.height; y++) {
            double down = y - centreY;
            double rowX = xy * down + moveX + centreX;
            double rowY = yy * down + moveY + centreY;
            for (int x = 0; x < image.width; x++) {
                double across = x - centreX;
                read(image, xx * across + rowX, yx * across + rowY, fill, index++);
            }
        }
        image.replace();
    }

    /** Reads the point of all channels into pixel {@code index} of the result. */
    private static void read(Image image, double x, double y, float fill, int index) {
        float[] from = image.pixels();
        float[] to = image.other();
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        float right = (float) (x - floorX);
        float below = (float) (y - floorY);
        int left = (int) floorX;
        int top = (int) floorY;
        int width = image.width;
        int height = image.height;
        boolean inside = left >= 0 && top >= 0 && left < width - 1 && top < height - 1;
        for (int c = 0; c < image.channels; c++) {
            int channel = c * image.area;
            float topLeft;
            float topRight;
            float bottomLeft;
            float bottomRight;
            if (inside) {
                int at = channel + top * width + left;
                topLeft = from[at];
                topRight = from[at + 1];
                bottomLeft = from[at + width];
                bottomRight = from[at + width + 1];
            } else {
                topLeft = pixel(image, channel, left, top, fill);
                topRight = pixel(image, channel, left + 1, top, fill);
                bottomLeft = pixel(image, channel, left, top + 1, fill);
                bottomRight = pixel(image, channel, left + 1, top + 1, fill);
            }
            float upper = topLeft + right * (topRight - topLeft);
            float lower = bottomLeft + right * (bottomRight - bottomLeft);
            to[channel + index] = upper + below * (lower - upper);
        }
    }

    private static float pixel(Image image, int channel, int x, int y, float fill) {
        boolean inside = x >= 0 && y >= 0 && x < image.width && y < image.height;
        return inside ? image.pixels()[channel + y * image.width + x] : fill;
    }
}
