package dev.dlc.runtime;

import java.util.Arrays;

/**
 * The unrolled passes of one network over its own buffers, made for batches of up to {@link #capacity()} samples. The
 * generated class extends {@link FloatPass} or {@link DoublePass}; the trainer fills the inputs and targets and lets a
 * team run {@link #forward}.
 */
public abstract class Pass {
    private final int capacity;
    private final long[] identities;
    /** How many samples the batch at hand has, at most the capacity. */
    protected int samples;
    /** The run's seed, for what is random in a pass (dropout). */
    protected long seed;
    /** The epoch at hand, from 1, for what is random in a pass. */
    protected int epoch;
    /** The mean loss of the last forward pass over its samples, regularisation included. */
    protected double loss;
    /** What regularisation adds to it. */
    protected double penalty;

    private double[] factors = {};
    private double[] means = {};
    private double[] totals = {};

    protected Pass(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pass needs room for at least 1 sample, not " + capacity);
        }
        this.capacity = capacity;
        this.identities = new long[capacity];
    }

    public final int capacity() {
        return capacity;
    }

    public final int samples() {
        return samples;
    }

    /**
     * Says what the next pass runs over, and must come before each. {@code samples} is from 1 to the capacity. A pass that
     * predicts takes up here what has become of the weights, one that trains lets the others know that they will change.
     */
    public final void begin(int samples, long seed, int epoch) {
        if (samples < 1 || samples > capacity) {
            throw new IllegalArgumentException("a batch has 1 to " + capacity + " samples, not " + samples);
        }
        this.samples = samples;
        this.seed = seed;
        this.epoch = epoch;
        ready();
    }

    /** Brings what is computed from the weights alone up to date. */
    abstract void ready();

    /** Computes what depends on the weights alone, into new arrays: those that were there before may still be read. */
    protected void prepare(Worker worker) {}

    /** The number of each sample in its dataset: randomness is keyed by it, so that it does not depend on the batch. */
    public final long[] identities() {
        return identities;
    }

    /** The mean loss of the last {@link #forward} with targets, regularisation included. */
    public final double loss() {
        return loss;
    }

    /** How many terms the loss has. */
    final int terms() {
        return means.length;
    }

    /** What a term of the loss is multiplied by. */
    final double factor(int term) {
        return factors[term];
    }

    /** The mean of a term over the samples of the last {@link #loss(Worker)}, each with its weight. */
    final double mean(int term) {
        return means[term];
    }

    /** The sum of these weights: the number of the samples where they all weigh the same. */
    final double total(int term) {
        return totals[term];
    }

    /**
     * Notes a term of the loss, so that an evaluation of several batches can put their means together.
     *
     * @param mean over the batch
     * @param total the sum of the weights of the batch's samples
     * @return what the term adds to the loss of the batch
     */
    protected final double term(int index, double factor, double mean, double total) {
        if (index >= means.length) {
            factors = Arrays.copyOf(factors, index + 1);
            means = Arrays.copyOf(means, index + 1);
            totals = Arrays.copyOf(totals, index + 1);
        }
        factors[index] = factor;
        means[index] = mean;
        totals[index] = total;
        return factor * mean;
    }

    /** Computes the outputs from the inputs. Every member of a team calls it with its own worker. */
    public abstract void forward(Worker worker);

    /** Computes {@link #loss()} from the outputs and the targets; after {@link #forward} by the same team. */
    public abstract void loss(Worker worker);

    /**
     * The length of a buffer of {@code perSample * capacity} numbers, computed in long.
     *
     * @throws IllegalArgumentException if no array of Java can be so long; it names the largest capacity that fits
     */
    final int length(int perSample) {
        long length = (long) perSample * capacity;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a batch of " + capacity + " needs a buffer of " + length
                    + " numbers, more than an array of Java holds; the largest batch that fits is "
                    + (Integer.MAX_VALUE - 8) / perSample);
        }
        return (int) length;
    }
}
