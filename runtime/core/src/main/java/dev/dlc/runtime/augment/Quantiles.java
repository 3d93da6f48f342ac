package dev.dlc.runtime.augment;

import dev.dlc.runtime.Functions;
import dev.dlc.runtime.Random;

/**
 * The normal distribution from random bits, by its quantiles: bits choose one of many parts of equal probability, and the place in
 * it between its ends. The outermost part, beyond 3.5 standard deviations, is divided once more, and ends at 4.9.
 */
final class Quantiles {
    private static final int SIGN = 1 << Random.ELEMENT_BITS - 1;
    private static final int PART_BITS = 11;
    private static final int PARTS = 1 << PART_BITS;
    private static final int PLACE_BITS = Random.ELEMENT_BITS - 1 - PART_BITS;
    private static final int TAIL_BITS = 6;
    private static final int TAIL_PARTS = 1 << TAIL_BITS;
    private static final int TAIL_PLACE_BITS = PLACE_BITS - TAIL_BITS;

    /** Ends of the parts of the positive half. */
    private static final float[] ENDS = ends(0, 1, PARTS);

    private static final float[] TAIL_ENDS = ends(1 - 1.0 / PARTS, 1, TAIL_PARTS);

    private Quantiles() {}

    /** A number from the normal distribution of mean 0 and variance 1. */
    static float normal(int bits) {
        int part = bits >>> PLACE_BITS & PARTS - 1;
        int place = bits & (1 << PLACE_BITS) - 1;
        float size = part < PARTS - 1
                ? between(ENDS, part, (place + 0.5f) / (1 << PLACE_BITS))
                : between(
                        TAIL_ENDS,
                        place >>> TAIL_PLACE_BITS,
                        ((place & (1 << TAIL_PLACE_BITS) - 1) + 0.5f) / (1 << TAIL_PLACE_BITS));
        // Without a branch, which would be guessed wrongly every other time.
        return Float.intBitsToFloat(
                Float.floatToRawIntBits(size) ^ (bits & SIGN) << Integer.SIZE - Random.ELEMENT_BITS);
    }

    private static float between(float[] ends, int part, float share) {
        return ends[part] + share * (ends[part + 1] - ends[part]);
    }

    /** The sizes that are not exceeded with probabilities in equal steps. */
    private static float[] ends(double from, double to, int parts) {
        float[] ends = new float[parts + 1];
        // The last one would be infinite. Ended at its last eighth, the last part has about the mean that it should
        // have.
        for (int i = 0; i <= parts; i++) {
            double step = i < parts ? i : parts - 0.125;
            ends[i] = (float) quantile(from + (to - from) * step / parts);
        }
        return ends;
    }

    /** The size that a normal number exceeds with probability {@code 1 - share}, by bisection. */
    private static double quantile(double share) {
        double low = 0;
        double high = 8;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (Functions.erf(middle / StrictMath.sqrt(2)) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
