package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Doc;
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

/** {@code (z - y)^2}, the mean over all elements. */
@Doc("mean squared error over all elements")
public record Mse() implements Loss {
    @Override
    public Head head() {
        return Head.VALUE;
    }

    @Override
    public void check(Shape value, Port target) {
        if (target.kind() == Port.Kind.INDEX) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`mse` needs a target of numbers, but `" + target.name() + "` has classes",
                    "use `cross_entropy`");
        }
        if (value.size() != target.shape().size()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`mse` needs a value of the target's shape: `" + target.name() + "` is " + target.shape()
                            + ", the value is " + value,
                    "end the network with `dense(" + target.shape().size() + ")`");
        }
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Value shaped = lowering.add(new Reshape(value.shape()), target);
        Scalar difference = Scalar.operand(0).minus(Scalar.operand(1));
        Value squares = lowering.add(new Elementwise(difference.times(difference)), value, shaped);
        return lowering.add(new RowMean(), squares);
    }
}
