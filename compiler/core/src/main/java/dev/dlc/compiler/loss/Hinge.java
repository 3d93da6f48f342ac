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

/**
 * {@code max(0, 1 - y z)}, the mean over all elements; y is -1 or 1, and a target of 0 or 1 counts as -1 or 1, as in Keras.
 * Like a logit, a value above 0 answers 1.
 */
@Doc("max(0, 1 - y z) for classes -1 and 1")
@Formula("max(0, 1 − s z), s = 2 y − 1; the mean over all elements")
@Peers(pytorch = "none; `torch.nn.HingeEmbeddingLoss` is another loss", keras = "`keras.losses.Hinge()`")
@Example(value = "hinge(head, spam)", target = "spam: binary")
public record Hinge() implements Loss {
    @Override
    public Head head() {
        return Head.BINARY_LOGIT;
    }

    @Override
    public void check(Shape value, Port target) {
        ElementwiseLosses.check("hinge", value, target);
        if (target.kind() != Port.Kind.BINARY) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`hinge` needs a target of 0 or 1, but `" + target.name() + "` is a number",
                    "declare `target " + target.name() + ": binary`");
        }
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar sign = Scalar.operand(1).times(2).minus(Scalar.constant(1));
        Scalar margin = Scalar.constant(1).minus(sign.times(Scalar.operand(0)));
        Scalar zero = Scalar.constant(0);
        return ElementwiseLosses.lower(lowering, Scalar.select(margin, zero, margin, zero), value, target);
    }
}
