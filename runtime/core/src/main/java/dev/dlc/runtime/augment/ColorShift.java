package dev.dlc.runtime.augment;

/** Makes an image redder, greener or bluer: adds to each channel a number of its own. */
final class ColorShift extends Operation {
    private final Range amount;

    ColorShift(Range amount, double probability) {
        super(probability);
        this.amount = amount;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        for (int c = 0; c < image.channels; c++) {
            float added = (float) amount.draw(key, 1 + c);
            for (int i = c * image.area; i < (c + 1) * image.area; i++) {
                pixels[i] = image.clip(pixels[i] + added);
            }
        }
    }

    @Override
    void check(int channels, int height, int width) {
        checkColors("color_shift", channels);
    }
}
