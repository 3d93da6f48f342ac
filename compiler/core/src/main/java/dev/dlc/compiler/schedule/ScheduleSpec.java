package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.RuntimeCall;

/**
 * The resolved schedule of the learning rate.
 *
 * @param runtime how generated code makes it
 */
public record ScheduleSpec(RuntimeCall runtime) {
    public static ScheduleSpec constant(double rate) {
        return new ScheduleSpec(RuntimeCall.of("Schedule", "constant", rate));
    }
}
