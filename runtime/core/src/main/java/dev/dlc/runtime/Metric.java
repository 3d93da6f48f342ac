package dev.dlc.runtime;

/**
 * What is reported beside the loss: made once for a model, it starts a fresh {@link Tally} for each evaluation.
 */
public interface Metric {
    /** As the {@code .dl} file names it. */
    String name();

    /** True where a higher value is better. */
    boolean isScore();

    /** Starts counting for an output and its target. */
    Tally tally(Description.Output output, Description.Feature target);

    /** Counts one evaluation. */
    interface Tally {
        /**
         * Adds {@code samples} rows: the raw outputs from {@code outputs[output]} on, the targets from
         * {@code targets[target]} on.
         */
        void add(float[] outputs, int output, float[] targets, int target, int samples);

        /** The metric over all rows so far; NaN where there were none. */
        double value();
    }

    /** The share of samples whose largest logit is that of the target's class. */
    static Metric accuracy() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Mean absolute error over all elements. */
    static Metric mae() {
        throw new UnsupportedOperationException("not written yet");
    }
}
