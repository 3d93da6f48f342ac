package dev.dlc.runtime.augment;

import dev.dlc.runtime.Functions;
import dev.dlc.runtime.Random;

/**
 * Adds Gaussian noise. Two random numbers make the noise of two pixels, as the radius and the angle of a point of the plane
 * (Box and Muller, "A note on the generation of random normal deviates", 1958); 24 bits of radius reach 5.8 standard deviations.
 */
final class Noise extends Operation {
    private static final float STEP = 1f / (1 << Random.ELEMENT_BITS);
    private static final int QUARTER_BITS = Random.ELEMENT_BITS - 2;
    private static final int QUARTER = 1 << QUARTER_BITS;
    private static final float QUARTER_TURN = (float) (Math.PI / 2);

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
        int half = (pixels.length + 1) / 2;
        int pairs = pixels.length / 2;
        for (int i = 0; i < half; i++) {
            float share = (Random.elementBits(2 * i, low, high) + 0.5f) * STEP;
            float radius = deviation * Functions.sqrt(-2 * Functions.log(share));
            int turn = Random.elementBits(2 * i + 1, low, high);
            float angle = ((turn & (QUARTER - 1)) * (1f / QUARTER) - 0.5f) * QUARTER_TURN;
            float cosine = radius * cosine(angle);
            float sine = radius * sine(angle);
            // By 0 to 3 right angles more.
            int quarters = turn >>> QUARTER_BITS;
            float first = (quarters & 1) == 0 ? cosine : -sine;
            float second = (quarters & 1) == 0 ? sine : cosine;
            pixels[i] = image.clip(pixels[i] + ((quarters & 2) == 0 ? first : -first));
            if (i < pairs) {
                pixels[half + i] = image.clip(pixels[half + i] + ((quarters & 2) == 0 ? second : -second));
            }
        }
    }

    /** The power series up to an eighth of a turn, within 4e-7. */
    private static float sine(float angle) {
        float square = angle * angle;
        return angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)));
    }

    private static float cosine(float angle) {
        float square = angle * angle;
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)));
    }
}
