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

    /** True where it is no number but a {@link ConfusionMatrix}: it is reported apart, and cannot be monitored. */
    default boolean isMatrix() {
        return false;
    }

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

        /** What a metric that {@link Metric#isMatrix()} has counted so far; null of all others. */
        default ConfusionMatrix matrix() {
            return null;
        }
    }

    /**
     * The share of samples whose largest logit is that of the target's class (the first of several equal ones); of a
     * binary target, the share whose logit is above 0 exactly where the target is 1.
     */
    static Metric accuracy() {
        return new Accuracy();
    }

    /** The share of samples whose class's logit is among the {@code k} largest, the first of equal ones counting as larger. */
    static Metric topK(int k) {
        return new TopK(k);
    }

    /**
     * Right answers of a class among all samples taken for it; of a binary target that of class 1, otherwise the mean over the
     * classes that are answered or wanted at all (scikit-learn's macro average). A class never answered counts as 0.
     */
    static Metric precision() {
        return new ClassScore(ClassScore.Kind.PRECISION);
    }

    /** Right answers of a class among all samples of it; averaged as {@link #precision}. A class that no sample has counts as 0. */
    static Metric recall() {
        return new ClassScore(ClassScore.Kind.RECALL);
    }

    /** The harmonic mean of precision and recall of a class; averaged as {@link #precision}. */
    static Metric f1() {
        return new ClassScore(ClassScore.Kind.F1);
    }

    /**
     * The area under the receiver operating characteristic of a binary target, exactly: how often a sample of 1 has the larger
     * logit than one of 0, equal ones counting half. NaN where all samples are of one class.
     */
    static Metric auc() {
        return new AreaUnderCurve();
    }

    /** How many samples of each class were taken for each. */
    static Metric confusion() {
        return new Confusion();
    }

    /** Mean absolute error over all elements. */
    static Metric mae() {
        return new MeanAbsoluteError();
    }

    /** The root of the mean squared error over all elements. */
    static Metric rmse() {
        return new RootMeanSquaredError();
    }

    /**
     * The share of the target's variance that is explained, {@code 1 - sum (y - z)^2 / sum (y - mean)^2}; of several elements
     * their mean, as scikit-learn's. Where the target never changes, 1 if it is met exactly, else 0.
     */
    static Metric r2() {
        return new RSquared();
    }

    /** A metric under another name, where a model has several that would be called alike. */
    static Metric named(String name, Metric metric) {
        return new NamedMetric(name, metric);
    }
}
