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
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Scalar.Function;
import java.util.List;

/** Algorithm 1 of Kingma and Ba 2015: both moments are corrected for their bias, epsilon is added to the root. */
@Doc("adaptive moment estimation (Kingma and Ba 2015)")
@Formula(
        "m = beta1 m + (1 − beta1) g; v = beta2 v + (1 − beta2) g²; w = w − lr (m / (1 − beta1^t)) / (√(v / (1 − beta2^t)) + eps)")
@Peers(
        pytorch = "`torch.optim.Adam(lr, betas, eps)`",
        keras =
                "`keras.optimizers.Adam(learning_rate, beta_1, beta_2, epsilon)`; it adds epsilon, 1e-7 unless given, before the bias of v is corrected")
@Example("adam(lr = 2e-3)")
public record Adam(
        @Doc("learning rate") @Limits(least = 0) @Default("0.001")
        double lr,

        @Doc("decay of the mean of the gradients") @Limits(least = 0, most = 1, belowMost = true) @Default("0.9")
        double beta1,

        @Doc("decay of the mean of their squares") @Limits(least = 0, most = 1, belowMost = true) @Default("0.999")
        double beta2,

        @Doc("added to the root") @Limits(least = 0) @Default("1e-8")
        double eps)
        implements Optimizer {
    @Override
    public UpdateRule rule() {
        var g = variable("g");
        var m = variable("m");
        var v = variable("v");
        var step = variable("rate")
                .times(m.times(variable("correction1")))
                .over(call(Function.SQRT, v.times(variable("correction2"))).plus(constant(eps)));
        return new UpdateRule(
                List.of("m", "v"),
                List.of(correction("correction1", beta1), correction("correction2", beta2)),
                List.of(
                        new Assignment("m", m.times(beta1).plus(g.times(1 - beta1))),
                        new Assignment("v", v.times(beta2).plus(g.times(g).times(1 - beta2))),
                        new Assignment("w", variable("w").minus(step))));
    }

    private static Assignment correction(String name, double beta) {
        Scalar power = call(Function.POW, constant(beta), variable("t"));
        // the reciprocal: one division a step instead of one for each weight
        return new Assignment(name, constant(1).over(constant(1).minus(power)));
    }
}
