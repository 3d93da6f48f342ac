package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.CrossEntropyLoss;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;

/** {@code -sum of q log softmax(z)}: q is the target's class, smoothed as (1 - e) * onehot + e / classes (Szegedy et al. 2016). */
@Doc("cross-entropy of logits with a class")
public record CrossEntropy(
        @Doc("share of the target given to all classes alike") @Default("0") @Limits(least = 0, most = 1)
        double smoothing)
        implements Loss {

    @Override
    public Head head() {
        return Head.LOGITS;
    }

    @Override
    public void check(Shape value, Port target) {
        if (target.kind() != Port.Kind.INDEX || target.shape().rank() != 0) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`cross_entropy` needs a target of classes, but `" + target.name() + "` is not one",
                    "declare `target " + target.name() + ": class { … }`, or use `binary_cross_entropy` or `mse`");
        }
        if (value.rank() != 1 || value.get(0) != target.limit()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`cross_entropy` needs one logit for each of the " + target.limit() + " classes of `"
                            + target.name() + "`, but the value is " + value,
                    "end the network with `dense(" + target.name() + ".classes)`");
        }
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        return lowering.add(new CrossEntropyLoss(smoothing), value, target);
    }
}
