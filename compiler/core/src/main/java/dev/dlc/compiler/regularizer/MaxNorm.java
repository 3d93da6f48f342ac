package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import java.util.Optional;

/** Adds nothing to the loss: after each step, weights of a unit whose norm is above the limit are scaled down to it. */
@Doc("limits the norm of the weights that flow into each unit")
@Formula("after each step w = w min(1, limit / ‖w‖), ‖w‖ of the weights into one unit")
@Peers(
        pytorch = "`torch.renorm(w, 2, 0, limit)` after each step",
        keras = "`keras.constraints.MaxNorm(limit, axis)`; its axis is that of the inputs")
@Example("max_norm(3)")
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
