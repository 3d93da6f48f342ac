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

/** {@code |z - y|}, the mean over all elements. */
@Doc("mean absolute error over all elements")
@Formula("|z − y|, the mean over all elements")
@Peers(pytorch = "`torch.nn.L1Loss()`", keras = "`keras.losses.MeanAbsoluteError()`")
@Example(value = "mae(head, y)", target = "y: float[3]")
public record Mae() implements Loss {
    @Override
    public Head head() {
        return Head.VALUE;
    }

    @Override
    public void check(Shape value, Port target) {
        ElementwiseLosses.check("mae", value, target);
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar difference = Scalar.operand(0).minus(Scalar.operand(1));
        return ElementwiseLosses.lower(lowering, Scalar.call(Scalar.Function.ABS, difference), value, target);
    }
}
