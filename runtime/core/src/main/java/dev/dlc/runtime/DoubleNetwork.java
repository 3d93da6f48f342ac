package dev.dlc.runtime;

/** A generated class in double precision: what the gradient check runs. */
public interface DoubleNetwork {
    /** All weights, as laid out by the description of the class in single precision; not a copy. */
    double[] weights();

    /** A new pass for training with batches of up to {@code capacity} samples; it implements {@link Training}. */
    DoublePass training(int capacity);

    /** A new pass for predicting batches of up to {@code capacity} samples. */
    DoublePass inference(int capacity);
}
