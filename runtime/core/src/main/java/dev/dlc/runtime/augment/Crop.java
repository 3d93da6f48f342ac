package dev.dlc.runtime.augment;

import java.util.Arrays;

/** Pads an image on all sides, then takes a window of its size. */
final class Crop extends Operation {
    private final int paddingHeight;
    private final int paddingWidth;
    private final float fill;
    private final boolean reflect;

    Crop(int paddingHeight, int paddingWidth, float fill, boolean reflect, double probability) {
        super(probability);
        if (paddingHeight < 0 || paddingWidth < 0) {
            throw new IllegalArgumentException("padding is at least 0");
        }
        this.paddingHeight = paddingHeight;
        this.paddingWidth = paddingWidth;
        this.fill = fill;
        this.reflect = reflect;
    }

    @Override
    void change(Image image, long key) {
        int top = Range.below(2 * paddingHeight + 1, key, 1);
        int left = Range.below(2 * paddingWidth + 1, key, 2);
        take(image, top - paddingHeight, left - paddingWidth);
    }

    /** Takes the window that begins {@code down} rows below and {@code right} columns beside the image's first pixel. */
    void take(Image image, int down, int right) {
        float[] from = image.pixels();
        float[] to = image.other();
        int width = image.width;
        // Of a row of the window, the pixels of the image itself.
        int first = Math.min(width, Math.max(0, -right));
        int end = Math.max(first, Math.min(width, width - right));
        for (int c = 0; c < image.channels; c++) {
            for (int y = 0; y < image.height; y++) {
                int at = (c * image.height + y) * width;
                int source = y + down;
                boolean inside = source >= 0 && source < image.height;
                if (!inside && !reflect) {
                    Arrays.fill(to, at, at + width, fill);
                    continue;
                }
                int row = (c * image.height + mirror(source, image.height)) * width;
                System.arraycopy(from, row + first + right, to, at + first, end - first);
                for (int x = 0; x < first; x++) {
                    to[at + x] = reflect ? from[row + mirror(x + right, width)] : fill;
                }
                for (int x = end; x < width; x++) {
                    to[at + x] = reflect ? from[row + mirror(x + right, width)] : fill;
                }
            }
        }
        image.replace();
    }

    /** Where a pixel stands that is reflected at the first and the last one; these themselves are not repeated. */
    static int mirror(int at, int side) {
        int inside = at < 0 ? -at : at;
        return inside < side ? inside : 2 * (side - 1) - inside;
    }

    @Override
    void check(int channels, int height, int width) {
        if (reflect && (paddingHeight >= height || paddingWidth >= width)) {
            throw new IllegalArgumentException(
                    "an image of " + height + " x " + width + " cannot be reflected over more than it has");
        }
    }
}
