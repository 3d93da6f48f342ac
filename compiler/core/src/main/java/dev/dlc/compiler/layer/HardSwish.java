package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** {@code x * min(max(x + 3, 0), 6) / 6} (Howard et al. 2019). */
@Doc("0 below -3, x above 3, x * (x + 3) / 6 between")
@Formula("y = x min(max(x + 3, 0), 6) / 6")
@Peers(pytorch = "`torch.nn.Hardswish()`", keras = "`keras.activations.hard_silu`")
@Example(
        value = "hard_swish",
        input = {8})
public record HardSwish() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        Scalar middle = x.times(x.plus(Scalar.constant(3))).over(Scalar.constant(6));
        return lowering.add(
                new Elementwise(Scalar.select(
                        Scalar.constant(-3), x, Scalar.constant(0), Scalar.select(x, Scalar.constant(3), x, middle))),
                inputs.get(0));
    }
}
