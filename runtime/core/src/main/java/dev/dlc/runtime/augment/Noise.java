package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;

/** Adds Gaussian noise: to each pixel a number of its own. */
final class Noise extends Operation {
    private final float deviation;

    Noise(double deviation, double probability) {
        super(probability);
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("a standard deviation is at least 0, not " + deviation);
        }
        this.deviation = (float) deviation;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        long elements = Random.key(key, 1);
        int low = (int) elements;
        int high = (int) (elements >>> Integer.SIZE);
        for (int i = 0; i < pixels.length; i++) {
            float added = deviation * Quantiles.normal(Random.elementBits(i, low, high));
            pixels[i] = image.clip(pixels[i] + added);
        }
    }
}
