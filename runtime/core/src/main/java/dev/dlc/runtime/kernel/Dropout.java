package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Random;

/** Dropout with a mask that is computed, not kept (Srivastava et al. 2014, scaled in training). */
abstract class Dropout extends Reductions {
    /**
     * {@code y = x / keep} for kept elements and 0 for the others, for samples {@code from <= s < to} of {@code width}
     * elements. Whether element e of sample s is kept depends on (key, identities[s], e) only, so the same call on the
     * gradient is the backward pass. x and y may be the same.
     *
     * @param key from {@link Random#key}, of the layer and the epoch
     * @param keep the share of elements to keep, in (0, 1]
     */
    public static void dropout(
            long key,
            long[] identities,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int width,
            double keep,
            int from,
            int to) {
        int threshold = threshold(keep);
        float scale = (float) (1 / keep);
        for (int s = from; s < to; s++) {
            long sample = Random.key(key, identities[s]);
            Kernels.dropoutSample(
                    (int) sample,
                    (int) (sample >>> 32),
                    threshold,
                    scale,
                    x,
                    xOffset + s * width,
                    y,
                    yOffset + s * width,
                    width);
        }
    }

    /**
     * {@code y = x / keep} for kept elements and 0 for the others, for samples {@code from <= s < to} of {@code width}
     * elements. Whether element e of sample s is kept depends on (key, identities[s], e) only, so the same call on the
     * gradient is the backward pass. x and y may be the same.
     *
     * @param key from {@link Random#key}, of the layer and the epoch
     * @param keep the share of elements to keep, in (0, 1]
     */
    public static void dropout(
            long key,
            long[] identities,
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int width,
            double keep,
            int from,
            int to) {
        int threshold = threshold(keep);
        double scale = 1 / keep;
        for (int s = from; s < to; s++) {
            long sample = Random.key(key, identities[s]);
            int low = (int) sample;
            int high = (int) (sample >>> 32);
            int in = xOffset + s * width;
            int out = yOffset + s * width;
            for (int e = 0; e < width; e++) {
                y[out + e] = Random.elementBits(e, low, high) < threshold ? x[in + e] * scale : 0;
            }
        }
    }

    /** {@link Random#elementBits} is below it for this share of all elements. */
    private static int threshold(double keep) {
        return (int) Math.round(keep * (1 << Random.ELEMENT_BITS));
    }
}
