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

/** {@code w -= lr * g}. */
@Doc("stochastic gradient descent, w -= lr * g")
@Formula("w = w − lr g")
@Peers(pytorch = "`torch.optim.SGD(lr)`", keras = "`keras.optimizers.SGD(learning_rate)`")
@Example("sgd(lr = 0.1)")
public record Sgd(
        @Doc("learning rate") @Limits(least = 0) @Default("0.01")
        double lr) implements Optimizer {
    @Override
    public UpdateRule rule() {
        var w = variable("w").minus(variable("rate").times(variable("g")));
        return new UpdateRule(List.of(), List.of(), List.of(new Assignment("w", w)));
    }
}
