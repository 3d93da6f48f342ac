package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** A schedule of the learning rate with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Schedule permits Constant, Step, Exponential, Polynomial, Cosine, Warmup, OneCycle, Plateau {
    /** How long it lasts; empty where it goes on to the end of the training, so that none can follow it. */
    Optional<Duration> length();

    /** What it listens to after each epoch, {@code validation.loss}; empty where it listens to nothing. */
    default Optional<String> monitored() {
        return Optional.empty();
    }

    /**
     * How generated code makes it.
     *
     * @param lr the optimizer's learning rate
     * @param score true where a higher value of what it listens to is better
     */
    RuntimeCall runtime(double lr, boolean score);
}
