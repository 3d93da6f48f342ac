package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

@Doc("the same rate at every step")
public record Constant(
        @Doc("how long; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length) implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "constant", lr);
    }
}
