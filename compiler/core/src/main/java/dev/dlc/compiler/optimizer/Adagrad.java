package dev.dlc.compiler.optimizer;

import static dev.dlc.compiler.scalar.Scalar.call;
import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.variable;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.optimizer.UpdateRule.Assignment;
import dev.dlc.compiler.scalar.Scalar.Function;
import java.util.List;

/** Duchi et al. 2011: {@code s += g^2; w -= lr * g / (sqrt(s) + eps)}. */
@Doc("divides by the root of the sum of squared gradients")
@Formula("s = s + g²; w = w − lr g / (√s + eps)")
@Peers(
        pytorch = "`torch.optim.Adagrad(lr, eps=eps)`",
        keras =
                "`keras.optimizers.Adagrad(learning_rate, initial_accumulator_value=0, epsilon)`; its s begins at 0.1 unless given, epsilon is under the root")
@Example("adagrad(lr = 0.05)")
public record Adagrad(
        @Doc("learning rate") @Limits(least = 0) @Default("0.01")
        double lr,

        @Doc("added to the root") @Limits(least = 0) @Default("1e-10")
        double eps)
        implements Optimizer {
    @Override
    public UpdateRule rule() {
        var g = variable("g");
        var s = variable("s");
        var step = variable("rate").times(g).over(call(Function.SQRT, s).plus(constant(eps)));
        return new UpdateRule(
                List.of("s"),
                List.of(),
                List.of(
                        new Assignment("s", s.plus(g.times(g))),
                        new Assignment("w", variable("w").minus(step))));
    }
}
