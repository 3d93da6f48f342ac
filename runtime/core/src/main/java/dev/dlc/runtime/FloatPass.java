package dev.dlc.runtime;

/** A {@link Pass} in single precision: what users run. */
public abstract class FloatPass extends Pass {
    /** The network's weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final float[] weights;
    /** Everything else that a pass writes, at offsets planned at compile time. */
    protected final float[] arena;
    /** The gradients of the trainable weights, at the offsets of the weights. Empty where nothing trains. */
    protected final float[] gradients;
    /** The optimizer's slots, one after the other, each as long as the trainable weights. Empty where nothing trains. */
    protected final float[] state;

    protected FloatPass(int capacity, float[] weights, int arena, int gradients, int state) {
        super(capacity);
        this.weights = weights;
        this.arena = new float[arena];
        this.gradients = new float[gradients];
        this.state = new float[state];
    }

    public final float[] weights() {
        return weights;
    }

    public final float[] arena() {
        return arena;
    }

    public final float[] gradients() {
        return gradients;
    }

    public final float[] state() {
        return state;
    }
}
