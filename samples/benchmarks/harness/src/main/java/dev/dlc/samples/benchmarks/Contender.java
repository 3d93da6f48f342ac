package dev.dlc.samples.benchmarks;

/** A framework with one model, ready to train and to predict on a number of threads. */
public interface Contender {
    /** How many numbers it trains; 0 for one that only predicts. */
    int trainable();

    /**
     * One whole training step: copies the batch to where the framework wants it, runs forward, cross-entropy, backward and
     * Adam's update.
     *
     * @param inputs [batch, …the sample's shape], row-major
     * @param labels [batch], whole numbers
     * @throws UnsupportedOperationException if it only predicts
     */
    void train(float[] inputs, float[] labels);

    /** The logits of one sample, in an array of the caller's world. */
    float[] predict(float[] input);
}
