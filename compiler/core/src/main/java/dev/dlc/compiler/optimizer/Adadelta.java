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

/**
 * Zeiler 2012: {@code s = rho * s + (1 - rho) * g^2; d = sqrt(u + eps) / sqrt(s + eps) * g; u = rho * u + (1 - rho) * d^2; w -=
 * lr * d}.
 */
@Doc("steps as long as the last steps were, by the root of the mean of squared gradients")
@Formula("s = rho s + (1 − rho) g²; d = √(u + eps) / √(s + eps) g; u = rho u + (1 − rho) d²; w = w − lr d")
@Peers(
        pytorch = "`torch.optim.Adadelta(lr, rho, eps)`",
        keras =
                "`keras.optimizers.Adadelta(learning_rate, rho, epsilon)`; its lr is 0.001, its rho 0.95, its epsilon 1e-7 unless given")
@Example("adadelta(rho = 0.95)")
public record Adadelta(
        @Doc("learning rate") @Limits(least = 0) @Default("1")
        double lr,

        @Doc("decay of both means") @Limits(least = 0, most = 1, belowMost = true) @Default("0.9")
        double rho,

        @Doc("added under both roots") @Limits(least = 0) @Default("1e-6")
        double eps)
        implements Optimizer {
    @Override
    public UpdateRule rule() {
        var g = variable("g");
        var s = variable("s");
        var u = variable("u");
        var d = variable("d");
        var ratio = call(Function.SQRT, u.plus(constant(eps))).over(call(Function.SQRT, s.plus(constant(eps))));
        return new UpdateRule(
                List.of("s", "u"),
                List.of(),
                List.of(
                        new Assignment("s", s.times(rho).plus(g.times(g).times(1 - rho))),
                        new Assignment("d", ratio.times(g)),
                        new Assignment("u", u.times(rho).plus(d.times(d).times(1 - rho))),
                        new Assignment("w", variable("w").minus(variable("rate").times(d)))));
    }
}
