package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.RowMean;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/** What losses that compare element by element have in common. */
final class ElementwiseLosses {
    private ElementwiseLosses() {}

    static void check(String loss, Shape value, Port target) {
        if (target.kind() == Port.Kind.INDEX) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`" + loss + "` needs a target of numbers, but `" + target.name() + "` has classes",
                    "use `cross_entropy`");
        }
        if (value.size() != target.shape().size()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`" + loss + "` needs a value of the target's shape: `" + target.name() + "` is " + target.shape()
                            + ", the value is " + value,
                    "end the network with `dense(" + target.shape().size() + ")`");
        }
    }

    /** The mean over a sample's elements of a formula over the value, operand 0, and the target, operand 1. */
    static Value lower(Lowering lowering, Scalar formula, Value value, Value target) {
        Value shaped = lowering.add(new Reshape(value.shape()), target);
        return lowering.add(new RowMean(), lowering.add(new Elementwise(formula), value, shaped));
    }
}
