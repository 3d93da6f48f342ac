package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/** {@code (z - y)^2}, the mean over all elements. */
@Doc("mean squared error over all elements")
@Formula("(z − y)², the mean over all elements")
@Peers(pytorch = "`torch.nn.MSELoss()`", keras = "`keras.losses.MeanSquaredError()`")
@Example(value = "mse(head, y)", target = "y: float[3]")
public record Mse() implements Loss {
    @Override
    public Head head() {
        return Head.VALUE;
    }

    @Override
    public void check(Shape value, Port target) {
        ElementwiseLosses.check("mse", value, target);
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar difference = Scalar.operand(0).minus(Scalar.operand(1));
        return ElementwiseLosses.lower(lowering, difference.times(difference), value, target);
    }
}
