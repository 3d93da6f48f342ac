package dev.dlc.runtime;

/**
 * The learning rate of each step: a function of where a training is and of what came of its epochs, so that one schedule
 * serves any number of trainings, and a resumed one goes on with the same rates, bit for bit.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * The rate of a step. In a sequence every number counts from the schedule's own start.
     *
     * @param step the number of the step, from 1
     * @param epoch the epoch it belongs to, from 1
     * @param steps how many steps the schedule has; it may be asked beyond them and then keeps its last rate
     * @param epochs how many epochs these are, the last one begun counting as whole
     * @param outcomes of the epochs that are finished, of the whole training; empty unless something is monitored
     */
    double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes);

    /** What {@code outcomes} holds, "validation.loss" for example; null where the schedule needs none. */
    default String monitor() {
        return null;
    }

    /** The same rate at every step. */
    static Schedule constant(double rate) {
        return (step, epoch, steps, epochs, outcomes) -> rate;
    }

    /** {@code rate * step / steps}: from a small rate up to the whole one, in equal steps. */
    static Schedule warmup(double rate) {
        return (step, epoch, steps, epochs, outcomes) -> rate * Math.min(step, steps) / steps;
    }

    /** {@code to + (rate - to) * (1 + cos(pi * (step - 1) / steps)) / 2} (Loshchilov and Hutter 2017, without restarts). */
    static Schedule cosine(double rate, double to) {
        return new CosineSchedule(rate, to);
    }

    /** {@code rate * factor^floor((epoch - 1) / every)}: PyTorch's StepLR. */
    static Schedule step(double rate, int every, double factor) {
        return (step, epoch, steps, epochs, outcomes) -> rate * StrictMath.pow(factor, (epoch - 1) / every);
    }

    /** {@code rate * factor^(epoch - 1)}: PyTorch's ExponentialLR. */
    static Schedule exponential(double rate, double factor) {
        return (step, epoch, steps, epochs, outcomes) -> rate * StrictMath.pow(factor, epoch - 1);
    }

    /** {@code to + (rate - to) * (1 - (epoch - 1) / epochs)^power}: PyTorch's PolynomialLR where {@code to} is 0. */
    static Schedule polynomial(double rate, double to, double power) {
        return (step, epoch, steps, epochs, outcomes) ->
                to + (rate - to) * StrictMath.pow(1 - (double) Math.min(epoch - 1, epochs) / epochs, power);
    }

    /**
     * Up to the peak and down again, step by step: PyTorch's OneCycleLR, without the cycle of momentum (Smith and Topin 2018).
     *
     * @param peak the largest rate
     * @param share of the steps that go up
     * @param cosine true: along half a cosine; false: in equal steps
     * @param divisor the first rate is {@code peak / divisor}
     * @param lastDivisor the last rate is the first one divided by it
     * @param threePhases true: down to the first rate as long as up, then on to the last
     */
    static Schedule oneCycle(
            double peak, double share, boolean cosine, double divisor, double lastDivisor, boolean threePhases) {
        return new OneCycleSchedule(peak, share, cosine, divisor, lastDivisor, threePhases);
    }

    /**
     * Smaller by a factor whenever what is monitored got no better for some epochs: PyTorch's ReduceLROnPlateau.
     *
     * @param monitor "validation.loss", "train.accuracy" and so on: part and metric
     * @param score true where higher is better
     * @param factor what the rate is multiplied by
     * @param patience epochs without better that are borne: the next one reduces the rate
     * @param threshold better means by more than this
     * @param relative true: a share of the best value; false: absolute
     * @param cooldown epochs after a reduction in which none counts as bad
     * @param least the rate never falls below it
     * @param eps a smaller change of the rate is not made
     */
    static Schedule plateau(
            double rate,
            String monitor,
            boolean score,
            double factor,
            int patience,
            double threshold,
            boolean relative,
            int cooldown,
            double least,
            double eps) {
        return new PlateauSchedule(rate, monitor, score, factor, patience, threshold, relative, cooldown, least, eps);
    }

    /** A schedule that has so many steps, to stand in a {@link #sequence}. */
    static Schedule steps(long count, Schedule schedule) {
        return new LimitedSchedule(schedule, count, 0);
    }

    /** A schedule that has as many steps as so many epochs, to stand in a {@link #sequence}. */
    static Schedule epochs(int count, Schedule schedule) {
        return new LimitedSchedule(schedule, 0, count);
    }

    /**
     * One schedule after the other, each counting from its own start.
     *
     * @param schedules all but the last made by {@link #steps} or {@link #epochs}; the last has what is left where it is not
     */
    static Schedule sequence(Schedule... schedules) {
        return ScheduleSequence.of(schedules);
    }
}
