package dev.dlc.runtime.augment;

import java.util.Arrays;

/**
 * Loses a part of the information (Zhong et al., "Random erasing data augmentation", 2020): puts a value into a rectangle, in
 * normalised images, so that 0 is the mean. Where ten rectangles in a row do not fit into the image, leaves it.
 */
final class Erase extends Operation {
    private final Range area;
    private final Range ratio;
    private final float value;

    Erase(Range area, Range ratio, float value, double probability) {
        super(probability);
        if (!(area.low() >= 0 && area.high() <= 1 && ratio.low() > 0)) {
            throw new IllegalArgumentException("an area is from 0 to 1, a ratio above 0");
        }
        this.area = area;
        this.ratio = ratio;
        this.value = value;
    }

    @Override
    boolean isForNormalized() {
        return true;
    }

    @Override
    void change(Image image, long key) {
        for (int attempt = 0; attempt < Window.ATTEMPTS; attempt++) {
            int counter = 1 + 4 * attempt;
            double pixels = area.draw(key, counter) * image.area;
            double shape = ratio.drawRatio(key, counter + 1);
            int height = Window.side(pixels, shape);
            int width = Window.side(pixels, 1 / shape);
            if (width <= image.width && height <= image.height) {
                int top = Range.below(image.height - height + 1, key, counter + 2);
                int left = Range.below(image.width - width + 1, key, counter + 3);
                fill(image, top, left, height, width);
                return;
            }
        }
    }

    private void fill(Image image, int top, int left, int height, int width) {
        for (int c = 0; c < image.channels; c++) {
            for (int y = top; y < top + height; y++) {
                int from = (c * image.height + y) * image.width + left;
                Arrays.fill(image.pixels(), from, from + width, value);
            }
        }
    }
}
