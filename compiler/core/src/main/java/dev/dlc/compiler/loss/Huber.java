package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/** {@code d = |z - y|; d > delta ? delta * (d - delta / 2) : d^2 / 2}, the mean over all elements (Huber 1964). */
@Doc("squared error near the target, absolute error far from it")
@Formula("d² / 2 if d ≤ delta, else delta (d − delta / 2), d = |z − y|; the mean over all elements")
@Peers(
        pytorch = "`torch.nn.HuberLoss(delta=delta)`; `SmoothL1Loss` is this divided by delta",
        keras = "`keras.losses.Huber(delta)`")
@Example(value = "huber(head, y, delta = 2)", target = "y: float[3]")
public record Huber(
        @Doc("where the square ends") @Default("1") @Limits(least = 0, aboveLeast = true)
        double delta) implements Loss {
    @Override
    public Head head() {
        return Head.VALUE;
    }

    @Override
    public void check(Shape value, Port target) {
        ElementwiseLosses.check("huber", value, target);
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar difference = Scalar.operand(0).minus(Scalar.operand(1));
        Scalar distance = Scalar.call(Scalar.Function.ABS, difference);
        Scalar near = difference.times(difference).times(0.5);
        Scalar far = distance.minus(Scalar.constant(delta / 2)).times(delta);
        return ElementwiseLosses.lower(
                lowering, Scalar.select(distance, Scalar.constant(delta), far, near), value, target);
    }
}
