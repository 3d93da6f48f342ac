package dev.dlc.runtime;

/**
 * What a pass offers where a part of its network is frozen: {@link FloatPass#forward} is {@link #forwardFrozen}, then {@link
 * #forwardTrainable}. What the first hands to the second, the features, depends on the sample alone, so that with features
 * from before the second may run without the first. It then gives the same bits.
 */
public interface FrozenPart {
    /** How many numbers each feature has for one sample. */
    int[] featureWidths();

    /** The array of feature {@code index}: [capacity, its width], from its start. An input may be a feature, too. */
    float[] feature(int index);

    /** Computes the features from the inputs. Every member of a team calls it with its own worker. */
    void forwardFrozen(Worker worker);

    /** Computes the outputs from the features. Every member of a team calls it with its own worker. */
    void forwardTrainable(Worker worker);
}
