package dev.dlc.runtime;

/**
 * Keeps the weights of the best epoch, and counts the epochs since. Better means by more than {@link
 * EarlyStopping#minDelta()}; the first epoch is better than none.
 */
final class BestWeights {
    /** null: there is nothing to compare, so the last weights stay. */
    private final EarlyStopping rule;

    private float[] weights;
    private double value;
    private int epoch;
    private int waited;

    private BestWeights(EarlyStopping rule) {
        this.rule = rule;
    }

    /** By what the model monitors; without that by the validation loss; without validation data the last are the best. */
    static BestWeights of(EarlyStopping stopping, boolean validated) {
        if (stopping != null) {
            return new BestWeights(stopping);
        }
        return new BestWeights(validated ? new EarlyStopping("validation.loss", false, Integer.MAX_VALUE, 0) : null);
    }

    /** What is compared, or null. */
    String monitor() {
        return rule == null ? null : rule.monitor();
    }

    /** Looks at the weights after an epoch. */
    void offer(int number, double now, float[] current) {
        if (rule == null || isBetter(now)) {
            epoch = number;
            value = now;
            waited = 0;
            if (rule != null) {
                weights = weights == null ? current.clone() : weights;
                System.arraycopy(current, 0, weights, 0, current.length);
            }
        } else {
            waited++;
        }
    }

    private boolean isBetter(double now) {
        if (weights == null) {
            return true;
        }
        return rule.score() ? now > value + rule.minDelta() : now < value - rule.minDelta();
    }

    /** True where it is time to stop; with a patience of 0, as with 1, after the first epoch that is no better. */
    boolean isExhausted() {
        return rule != null && waited > 0 && waited >= rule.patience();
    }

    /** Puts the best weights where the network looks for them; where there are none yet, they stay. */
    void restore(float[] network) {
        if (weights != null) {
            System.arraycopy(weights, 0, network, 0, network.length);
        }
    }

    void resume(TrainingState state) {
        weights = state.best() == null ? null : state.best().clone();
        value = state.bestValue();
        epoch = state.bestEpoch();
        waited = state.waited();
    }

    /** Null where none are kept. */
    float[] weights() {
        return weights;
    }

    double value() {
        return value;
    }

    /** 0 before the first. */
    int epoch() {
        return epoch;
    }

    /** Epochs since the best. */
    int waited() {
        return waited;
    }
}
