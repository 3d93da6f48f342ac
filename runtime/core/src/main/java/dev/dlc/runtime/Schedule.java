package dev.dlc.runtime;

/** The learning rate of each step. */
@FunctionalInterface
public interface Schedule {
    /**
     * @param step the number of the step, from 1
     * @param epoch the epoch it belongs to, from 1
     * @param steps how many steps the whole training has
     * @param epochs how many epochs it has
     */
    double rate(long step, int epoch, long steps, int epochs);

    /** The same rate at every step. */
    static Schedule constant(double rate) {
        return (step, epoch, steps, epochs) -> rate;
    }
}
