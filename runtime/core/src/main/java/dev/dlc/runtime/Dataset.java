package dev.dlc.runtime;

import java.util.List;

/** Samples by number. Reading is safe from many threads and gives the same numbers each time. */
public interface Dataset {
    /** How many samples there are. */
    int size();

    /** Writes the raw numbers (not scaled, not normalised) of input {@code index} of a sample to {@code into[offset]} on. */
    void input(int index, int sample, float[] into, int offset);

    /** Writes the numbers of target {@code index} of a sample to {@code into[offset]} on; classes as whole numbers. */
    void target(int index, int sample, float[] into, int offset);

    /**
     * True where the raw numbers of an input are bytes, from 0 to 255: then that is the range in which augmented images stay,
     * scaled. Otherwise it is that of the training data, and 0.
     */
    default boolean isBytes(int index) {
        return false;
    }

    /**
     * The number by which what is random for a sample is keyed. A part of a dataset gives the number that the sample has
     * in the whole.
     */
    default long identity(int sample) {
        return sample;
    }

    /**
     * Samples of a model with one input and one target; the rows are not copied.
     *
     * @param inputs a row a sample, with the numbers of the input in row-major order
     * @param targets a row a sample: one number for a class, a binary or a single number
     */
    static Dataset of(float[][] inputs, float[][] targets) {
        return new ArrayDataset(inputs, targets);
    }

    /** As {@link #of(float[][], float[][])}, with one class a sample. */
    static Dataset of(float[][] inputs, int[] classes) {
        float[][] targets = new float[classes.length][1];
        for (int i = 0; i < classes.length; i++) {
            targets[i][0] = classes[i];
        }
        return new ArrayDataset(inputs, targets);
    }

    /**
     * Samples of any model out of an app's own objects. The list is copied, the objects are not: they must not change.
     *
     * @param inputs writes the numbers of an input of an object
     * @param targets writes the numbers of a target of an object; classes as whole numbers
     */
    static <E> Dataset of(List<E> examples, SampleWriter<? super E> inputs, SampleWriter<? super E> targets) {
        return new ExampleDataset<>(List.copyOf(examples), inputs, targets);
    }

    /** Writes numbers of an object; many threads may call it at once. */
    @FunctionalInterface
    interface SampleWriter<E> {
        /** Writes those of input or target {@code index} to {@code into[offset]} on. */
        void write(E example, int index, float[] into, int offset);
    }
}
