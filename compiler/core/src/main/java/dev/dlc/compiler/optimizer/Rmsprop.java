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

/** Hinton's lecture 6e: {@code s = rho * s + (1 - rho) * g^2; w -= lr * g / (sqrt(s) + eps)}, epsilon outside of the root. */
@Doc("divides by the root of the mean of squared gradients")
@Formula("s = rho s + (1 − rho) g²; w = w − lr g / (√s + eps)")
@Peers(
        pytorch = "`torch.optim.RMSprop(lr, alpha=rho, eps)`; its alpha is 0.99, its lr 0.01 unless given",
        keras =
                "`keras.optimizers.RMSprop(learning_rate, rho, epsilon)`; it adds epsilon, 1e-7 unless given, under the root")
@Example("rmsprop(lr = 1e-3)")
public record Rmsprop(
        @Doc("learning rate") @Limits(least = 0) @Default("0.001")
        double lr,

        @Doc("decay of the mean of squares") @Limits(least = 0, most = 1, belowMost = true) @Default("0.9")
        double rho,

        @Doc("added to the root") @Limits(least = 0) @Default("1e-8")
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
                        new Assignment("s", s.times(rho).plus(g.times(g).times(1 - rho))),
                        new Assignment("w", variable("w").minus(step))));
    }
}
