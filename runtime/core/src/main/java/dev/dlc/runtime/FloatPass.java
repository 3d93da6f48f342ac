package dev.dlc.runtime;

/** A {@link Pass} in single precision: what users run. */
public abstract class FloatPass extends Pass {
    /** The network's weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final float[] weights;
    /** The gradients of the trainable weights, at the offsets of the weights. Empty where nothing trains. */
    protected final float[] gradients;
    /** The optimizer's slots, each as long as the trainable weights. Empty where nothing trains. */
    protected final float[][] state;

    /**
     * @param weights not copied: many passes may share them
     * @param trainable how many of the weights this pass trains, 0 for one that predicts
     * @param slots how many slots the optimizer keeps for each trainable number
     */
    protected FloatPass(int capacity, float[] weights, int trainable, int slots) {
        super(capacity);
        this.weights = weights;
        this.gradients = new float[trainable];
        this.state = new float[slots][trainable];
    }

    /** The array of input {@code index} (in the order of declaration): [capacity, …its shape], from its start. */
    public abstract float[] input(int index);

    /** The array of target {@code index}: [capacity, …its shape]; classes as whole numbers. */
    public abstract float[] target(int index);

    /** The array of output {@code index} (see {@link Description#outputs()}): [capacity, …its shape]. */
    public abstract float[] output(int index);

    public final float[] weights() {
        return weights;
    }

    public final float[] gradients() {
        return gradients;
    }

    public final float[][] state() {
        return state;
    }

    /** A new buffer with {@code perSample} numbers for each sample of the capacity. */
    protected final float[] buffer(int perSample) {
        return new float[length(perSample)];
    }
}
