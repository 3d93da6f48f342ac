package dev.dlc.runtime.augment;

/** Blends an image with the mean of its grey image: factor 0 is that grey, 1 changes nothing. */
final class Contrast extends Operation {
    private final Range factor;

    Contrast(Range factor, double probability) {
        super(probability);
        this.factor = factor;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        float by = (float) factor.draw(key, 1);
        float rest = (1 - by) * Grey.mean(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.clip(by * pixels[i] + rest);
        }
    }
}
