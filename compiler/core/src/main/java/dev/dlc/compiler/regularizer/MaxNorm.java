package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import java.util.Optional;

/** Adds nothing to the loss: after each step, weights of a unit whose norm is above the limit are scaled down to it. */
@Doc("limits the norm of the weights that flow into each unit")
public record MaxNorm(
        @Doc("the largest norm") @Limits(least = 0, aboveLeast = true)
        double limit) implements Regularizer {
    @Override
    public double l1() {
        return 0;
    }

    @Override
    public double l2() {
        return 0;
    }

    @Override
    public Optional<Double> maxNorm() {
        return Optional.of(limit);
    }
}
