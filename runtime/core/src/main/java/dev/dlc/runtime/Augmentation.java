package dev.dlc.runtime;

import java.util.List;

/**
 * What training does to the samples of one image input on their way to the network, differently in every epoch. Holds no
 * state: any number of threads may use it, each through an {@link Applier} of its own.
 */
public interface Augmentation {
    /** The number of the input, in the order of declaration. */
    int input();

    /**
     * What one thread needs to apply it.
     *
     * @param shape of the input: channels, height, width
     * @param low the least number that a scaled pixel may have
     * @param high the greatest number that a scaled pixel may have
     * @throws IllegalArgumentException if the augmentation cannot work on images of this shape
     */
    Applier applier(List<Integer> shape, float low, float high);

    /**
     * Changes images in their place: one thread's. After the first images nothing is allocated.
     *
     * <p>What is drawn at random depends on the key alone, and the key on the seed, the epoch and the sample.
     */
    interface Applier {
        /** What is done to the scaled pixels; they stay in their range. */
        void scaled(float[] numbers, int offset, long key);

        /** What is done after normalising; called with the key of {@link #scaled}. */
        void normalized(float[] numbers, int offset, long key);
    }
}
