package dev.dlc.runtime.augment;

/** Blends an image with its grey image: factor 0 is grey, 1 changes nothing. */
final class Saturation extends Operation {
    private final Range factor;

    Saturation(Range factor, double probability) {
        super(probability);
        this.factor = factor;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        float by = (float) factor.draw(key, 1);
        int area = image.area;
        for (int i = 0; i < area; i++) {
            float rest = (1 - by) * Grey.of(pixels[i], pixels[i + area], pixels[i + 2 * area]);
            pixels[i] = image.clip(by * pixels[i] + rest);
            pixels[i + area] = image.clip(by * pixels[i + area] + rest);
            pixels[i + 2 * area] = image.clip(by * pixels[i + 2 * area] + rest);
        }
    }

    @Override
    void check(int channels, int height, int width) {
        checkColors("saturation", channels);
    }
}
