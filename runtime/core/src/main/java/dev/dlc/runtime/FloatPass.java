package dev.dlc.runtime;

/** A {@link Pass} in single precision: what users run. */
public abstract class FloatPass extends Pass {
    /** FLOPs between two barriers that take about as long as a barrier where processors are close to each other: 0.1 us; it may be ten times that. */
    private static final long FLOPS_OF_BARRIER = 10_000;

    /** The network's weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final float[] weights;
    /** The gradients of the trainable weights, at the offsets of the weights. Empty where nothing trains. */
    protected final float[] gradients;
    /** The optimizer's slots, each as long as the trainable weights. Empty where nothing trains. */
    protected final float[][] state;

    private final Network network;
    private final boolean trains = this instanceof Training;
    /** The pass whose constants this one reads. */
    private FloatPass prepared;

    /**
     * @param network whose weights it reads; they are not copied: many passes may share them
     * @param trainable how many of the weights this pass trains, 0 for one that predicts
     * @param slots how many slots the optimizer keeps for each trainable number
     */
    protected FloatPass(int capacity, Network network, int trainable, int slots) {
        super(capacity);
        this.network = network;
        this.weights = network.weights;
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

    @Override
    final void ready() {
        if (trains) {
            network.changed();
            return;
        }
        FloatPass current = network.prepared();
        if (current != prepared) {
            adopt(current);
            prepared = current;
        }
    }

    /** Reads from now on what another pass of the same class has prepared. */
    protected void adopt(FloatPass prepared) {}

    /**
     * How many FLOPs of a sample {@link #forward} divides among the members of a team that predicts one sample; 0 where that takes no
     * less time.
     */
    protected long divided() {
        return 0;
    }

    /** Whether a step over the batch at hand is worth dividing, of so many FLOPs for each sample and barriers between them. */
    protected final boolean isWorthDividing(long flops, int barriers) {
        return flops * samples >= barriers * FLOPS_OF_BARRIER;
    }

    /** Whether the numbers of the batch at hand in a buffer, so many for each sample, are not all finite. */
    protected final boolean strays(float[] buffer, int perSample) {
        for (int i = 0; i < perSample * samples; i++) {
            if (!Float.isFinite(buffer[i])) {
                return true;
            }
        }
        return false;
    }

    /** A new buffer with {@code perSample} numbers for each sample of the capacity. */
    protected final float[] buffer(int perSample) {
        return new float[length(perSample)];
    }
}
