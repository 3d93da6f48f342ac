package dev.dlc.runtime;

/**
 * What is reported beside the loss: made once for a model, it starts a fresh {@link Tally} for each evaluation.
 */
public interface Metric {
    /** As the {@code .dl} file names it. */
    String name();

    /** True where a higher value is better. */
    boolean isScore();

    /** True where the metric can be taken of this output: accuracy wants classes, an error wants numbers. */
    boolean fits(Description.Output output);

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

    /**
     * The share of samples whose largest logit is that of the target's class (the first of several equal ones); of a
     * binary target, the share whose logit is above 0 exactly where the target is 1.
     */
    static Metric accuracy() {
        return new Accuracy();
    }

    /** Mean absolute error over all elements. */
    static Metric mae() {
        return new MeanAbsoluteError();
    }
}
