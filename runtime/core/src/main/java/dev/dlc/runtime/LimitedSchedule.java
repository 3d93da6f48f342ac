package dev.dlc.runtime;

/**
 * A schedule with a length of its own, {@link Schedule#steps} or {@link Schedule#epochs}.
 *
 * @param stepCount its steps, 0 where its length is said in epochs
 * @param epochCount its epochs, 0 where its length is said in steps
 */
record LimitedSchedule(Schedule schedule, long stepCount, int epochCount) implements Schedule {
    LimitedSchedule {
        if ((stepCount < 1) == (epochCount < 1)) {
            throw new IllegalArgumentException("a schedule lasts at least 1 step or 1 epoch");
        }
    }

    long steps(long perEpoch) {
        return stepCount > 0 ? stepCount : epochCount * perEpoch;
    }

    int epochs(long perEpoch) {
        return stepCount > 0 ? (int) ((stepCount + perEpoch - 1) / perEpoch) : epochCount;
    }

    @Override
    public double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes) {
        long perEpoch = Math.max(1, steps / epochs);
        return schedule.rate(step, epoch, steps(perEpoch), epochs(perEpoch), outcomes);
    }

    @Override
    public String monitor() {
        return schedule.monitor();
    }
}
