package dev.dlc.runtime;

/** The base of every generated class: the weights, and what is done with them that needs no unrolled code. */
public abstract class Network {
    /** All weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final float[] weights;

    protected Network(int size) {
        this.weights = new float[size];
    }

    /** All weights, as laid out by {@link Description#weights()}; not a copy. */
    public final float[] weights() {
        return weights;
    }

    public abstract Description description();

    /** A new arena for training with batches of up to {@code capacity} samples; it implements {@link Training}. */
    public abstract FloatPass training(int capacity);

    /** A new arena for predicting and evaluating batches of up to {@code capacity} samples. */
    public abstract FloatPass inference(int capacity);
}
