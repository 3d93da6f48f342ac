package dev.dlc.runtime.augment;

/** Multiplies an image by a factor: 0 is black, 1 changes nothing. */
final class Brightness extends Operation {
    private final Range factor;

    Brightness(Range factor, double probability) {
        super(probability);
        this.factor = factor;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        float by = (float) factor.draw(key, 1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.clip(pixels[i] * by);
        }
    }
}
