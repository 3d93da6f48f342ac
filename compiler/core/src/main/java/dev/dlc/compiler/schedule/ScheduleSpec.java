package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolved schedule of the learning rate.
 *
 * @param parts one after the other, as written; empty where nothing is said
 * @param runtime how generated code makes it
 */
public record ScheduleSpec(List<Schedule> parts, RuntimeCall runtime) {
    public ScheduleSpec {
        parts = List.copyOf(parts);
    }

    public static ScheduleSpec constant(double rate) {
        return new ScheduleSpec(List.of(), RuntimeCall.of("Schedule", "constant", rate));
    }

    /**
     * One schedule after the other.
     *
     * @param schedules at least one, all but the last with a length
     * @param lr the optimizer's learning rate
     * @param score true where a higher value of what is monitored is better
     */
    public static ScheduleSpec of(List<Schedule> schedules, double lr, boolean score) {
        List<Object> calls = new ArrayList<>();
        for (Schedule schedule : schedules) {
            RuntimeCall whole = schedule.runtime(lr, score);
            calls.add(schedule.length().map(length -> limited(length, whole)).orElse(whole));
        }
        Optional<Duration> first = schedules.get(0).length();
        return schedules.size() == 1 && first.isEmpty()
                ? new ScheduleSpec(schedules, (RuntimeCall) calls.get(0))
                : new ScheduleSpec(schedules, new RuntimeCall("Schedule", "sequence", calls));
    }

    private static RuntimeCall limited(Duration length, RuntimeCall schedule) {
        return length.unit() == Duration.Unit.STEPS
                ? RuntimeCall.of("Schedule", "steps", length.count(), schedule)
                : RuntimeCall.of("Schedule", "epochs", length.count(), schedule);
    }
}
