package dev.dlc.compiler.optimizer;

import static dev.dlc.compiler.scalar.Scalar.variable;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.optimizer.UpdateRule.Assignment;
import java.util.ArrayList;

/** Loshchilov and Hutter 2019: {@link Adam} after {@code w -= lr * weight_decay * w}, with the learning rate of that step. */
@Doc("adam with weight decay that is not part of the gradient")
@Formula("w = w − lr weight_decay w; then as adam")
@Peers(
        pytorch = "`torch.optim.AdamW(lr, betas, eps, weight_decay)`",
        keras =
                "`keras.optimizers.AdamW(learning_rate, weight_decay, …)`; its decay is 0.004 unless given; its epsilon as its Adam's")
@Example("adamw(lr = 1e-3, weight_decay = 0.05)")
public record Adamw(
        @Doc("learning rate") @Limits(least = 0) @Default("0.001")
        double lr,

        @Doc("decay of the mean of the gradients") @Limits(least = 0, most = 1, belowMost = true) @Default("0.9")
        double beta1,

        @Doc("decay of the mean of their squares") @Limits(least = 0, most = 1, belowMost = true) @Default("0.999")
        double beta2,

        @Doc("added to the root") @Limits(least = 0) @Default("1e-8")
        double eps,

        @Doc("share of a weight taken off, times the learning rate") @Limits(least = 0) @Default("0.01")
        double weightDecay)
        implements Optimizer {
    @Override
    public UpdateRule rule() {
        UpdateRule adam = new Adam(lr, beta1, beta2, eps).rule();
        var w = variable("w");
        var assignments = new ArrayList<Assignment>();
        assignments.add(
                new Assignment("w", w.minus(variable("rate").times(weightDecay).times(w))));
        assignments.addAll(adam.assignments());
        return new UpdateRule(adam.slots(), adam.factors(), assignments);
    }
}
