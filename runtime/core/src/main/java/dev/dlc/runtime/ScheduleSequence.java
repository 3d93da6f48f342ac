package dev.dlc.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * See {@link Schedule#sequence}.
 *
 * @param limited all but the last, in order
 */
record ScheduleSequence(List<LimitedSchedule> limited, Schedule last) implements Schedule {
    static ScheduleSequence of(Schedule... schedules) {
        int before = schedules.length - 1;
        List<LimitedSchedule> limited = Arrays.stream(schedules, 0, before)
                .map(LimitedSchedule.class::cast)
                .toList();
        return new ScheduleSequence(limited, schedules[before]);
    }

    @Override
    public double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes) {
        long perEpoch = Math.max(1, steps / epochs);
        long start = 0;
        for (int i = 0; i < limited.size(); i++) {
            LimitedSchedule schedule = limited.get(i);
            long length = schedule.steps(perEpoch);
            if (step <= start + length) {
                int begun = (int) (start / perEpoch);
                return schedule.schedule()
                        .rate(step - start, epoch - begun, length, schedule.epochs(perEpoch), outcomes);
            }
            start += length;
        }
        int begun = (int) (start / perEpoch);
        if (last instanceof LimitedSchedule schedule) {
            return schedule.schedule()
                    .rate(step - start, epoch - begun, schedule.steps(perEpoch), schedule.epochs(perEpoch), outcomes);
        }
        return last.rate(step - start, epoch - begun, steps - start, epochs - begun, outcomes);
    }

    @Override
    public String monitor() {
        String monitor = last.monitor();
        for (LimitedSchedule schedule : limited) {
            monitor = monitor == null ? schedule.monitor() : monitor;
        }
        return monitor;
    }
}
