package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** {@code lr * t / W} at step t of W. */
@Doc("grows to the optimizer's rate in equal steps")
public record Warmup(
        @Doc("how long it grows, `500 steps` or `2 epochs`") Duration over) implements Schedule {
    @Override
    public Optional<Duration> length() {
        return Optional.of(over);
    }

    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "warmup", lr);
    }
}
