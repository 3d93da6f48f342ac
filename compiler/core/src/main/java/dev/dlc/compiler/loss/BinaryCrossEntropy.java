package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/** {@code -(y log s + (1 - y) log(1 - s))} with s = sigmoid(z), computed as {@code softplus(z) - y z} without overflow. */
@Doc("cross-entropy of a logit with 0 or 1")
@Formula("−(y log s + (1 − y) log(1 − s)), s = 1 / (1 + exp(−z)); the mean over all elements")
@Peers(pytorch = "`torch.nn.BCEWithLogitsLoss()`", keras = "`keras.losses.BinaryCrossentropy(from_logits=True)`")
@Example(value = "binary_cross_entropy(head, spam)", target = "spam: binary")
public record BinaryCrossEntropy() implements Loss {
    @Override
    public Head head() {
        return Head.BINARY_LOGIT;
    }

    @Override
    public void check(Shape value, Port target) {
        if (target.kind() == Port.Kind.INDEX) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`binary_cross_entropy` needs a target of 0 or 1, but `" + target.name() + "` has classes",
                    "declare `target " + target.name() + ": binary`, or use `cross_entropy`");
        }
        if (value.size() != target.shape().size()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`binary_cross_entropy` needs as many logits as `" + target.name() + "` has numbers, "
                            + target.shape().size() + ", but the value is " + value,
                    "end the network with `dense(" + target.shape().size() + ")`");
        }
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar z = Scalar.operand(0);
        Scalar loss = Scalar.call(Scalar.Function.SOFTPLUS, z).minus(z.times(Scalar.operand(1)));
        return ElementwiseLosses.lower(lowering, loss, value, target);
    }
}
