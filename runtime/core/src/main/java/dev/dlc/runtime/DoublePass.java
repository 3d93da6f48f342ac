package dev.dlc.runtime;

/** A {@link Pass} in double precision: what the gradient check runs. */
public abstract class DoublePass extends Pass {
    /** The network's weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final double[] weights;
    /** Everything else that a pass writes, at offsets planned at compile time. */
    protected final double[] arena;
    /** The gradients of the trainable weights, at the offsets of the weights. Empty where nothing trains. */
    protected final double[] gradients;
    /** The optimizer's slots, one after the other, each as long as the trainable weights. Empty where nothing trains. */
    protected final double[] state;

    protected DoublePass(int capacity, double[] weights, int arena, int gradients, int state) {
        super(capacity);
        this.weights = weights;
        this.arena = new double[arena];
        this.gradients = new double[gradients];
        this.state = new double[state];
    }

    public final double[] weights() {
        return weights;
    }

    public final double[] arena() {
        return arena;
    }

    public final double[] gradients() {
        return gradients;
    }

    public final double[] state() {
        return state;
    }
}
