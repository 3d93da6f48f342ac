package dev.dlc.compiler.optimizer;

import static dev.dlc.compiler.scalar.Scalar.variable;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.optimizer.UpdateRule.Assignment;
import java.util.List;

/**
 * Gradient descent with momentum as PyTorch writes it: {@code v = mu * v + g; w -= lr * v}; v starts as g because the slot
 * starts at 0. Nesterov's variant looks ahead: {@code w -= lr * (g + mu * v)}.
 */
@Doc("gradient descent with momentum, v = mu * v + g, w -= lr * v")
@Formula("v = mu v + g; w = w − lr v, with nesterov w = w − lr (g + mu v)")
@Peers(
        pytorch = "`torch.optim.SGD(lr, momentum=mu, nesterov=nesterov)`",
        keras =
                "`keras.optimizers.SGD(learning_rate, momentum, nesterov)`; it keeps lr in v, which differs while lr changes")
@Example("momentum(lr = 0.05, nesterov = true)")
public record Momentum(
        @Doc("learning rate") @Limits(least = 0) @Default("0.01")
        double lr,

        @Doc("how much of the last step is kept") @Limits(least = 0, most = 1, belowMost = true) @Default("0.9")
        double mu,

        @Doc("look ahead, w -= lr * (g + mu * v)") @Default("false")
        boolean nesterov)
        implements Optimizer {
    @Override
    public UpdateRule rule() {
        var g = variable("g");
        var v = variable("v");
        var move = nesterov ? g.plus(v.times(mu)) : v;
        return new UpdateRule(
                List.of("v"),
                List.of(),
                List.of(
                        new Assignment("v", v.times(mu).plus(g)),
                        new Assignment("w", variable("w").minus(variable("rate").times(move)))));
    }
}
