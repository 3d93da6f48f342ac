package dev.dlc.runtime;

/** A {@link Pass} in double precision: what the gradient check runs. */
public abstract class DoublePass extends Pass {
    /** The network's weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final double[] weights;
    /** The gradients of the trainable weights, at the offsets of the weights. Empty where nothing trains. */
    protected final double[] gradients;
    /** The optimizer's slots, each as long as the trainable weights. Empty where nothing trains. */
    protected final double[][] state;

    /**
     * @param weights not copied: many passes may share them
     * @param trainable how many of the weights this pass trains, 0 for one that predicts
     * @param slots how many slots the optimizer keeps for each trainable number
     */
    protected DoublePass(int capacity, double[] weights, int trainable, int slots) {
        super(capacity);
        this.weights = weights;
        this.gradients = new double[trainable];
        this.state = new double[slots][trainable];
    }

    /** The array of input {@code index} (in the order of declaration): [capacity, …its shape], from its start. */
    public abstract double[] input(int index);

    /** The array of target {@code index}: [capacity, …its shape]; classes as whole numbers. */
    public abstract double[] target(int index);

    /** The array of output {@code index} (see {@link Description#outputs()}): [capacity, …its shape]. */
    public abstract double[] output(int index);

    public final double[] weights() {
        return weights;
    }

    public final double[] gradients() {
        return gradients;
    }

    public final double[][] state() {
        return state;
    }

    /** Whether the weights have changed nobody tells: this pass is for checks, not for speed. */
    @Override
    final void ready() {
        prepare(Worker.alone());
    }

    /** A new buffer with {@code perSample} numbers for each sample of the capacity. */
    protected final double[] buffer(int perSample) {
        return new double[length(perSample)];
    }
}
