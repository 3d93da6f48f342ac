package dev.dlc.runtime.augment;

import dev.dlc.runtime.Augmentation.Applier;
import dev.dlc.runtime.Random;
import java.util.Arrays;
import java.util.List;

/** Small images, and what operations make of them. */
final class Pictures {
    private Pictures() {}

    /** What is left of pixels from 0 to 1. */
    static float[] change(Operation operation, List<Integer> shape, float[] pixels, long key) {
        return change(operation, shape, 0, 1, pixels, key);
    }

    static float[] change(Operation operation, List<Integer> shape, float low, float high, float[] pixels, long key) {
        float[] changed = pixels.clone();
        Applier applier = Pipeline.of(0, operation).applier(shape, low, high);
        applier.scaled(changed, 0, key);
        applier.normalized(changed, 0, key);
        return changed;
    }

    /** Pixels that are all different, from 0 to 1. */
    static float[] ramp(int count) {
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = i / (float) count;
        }
        return pixels;
    }

    /** Pixels from 0 to 1 without an order. */
    static float[] random(int count, long seed) {
        float[] pixels = new float[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (float) Random.uniform(seed, i);
        }
        return pixels;
    }

    static float[] filled(int count, float pixel) {
        float[] pixels = new float[count];
        Arrays.fill(pixels, pixel);
        return pixels;
    }
}
