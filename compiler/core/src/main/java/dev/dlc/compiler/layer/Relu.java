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

/** {@code max(x, 0)}. */
@Doc("rectified linear unit, max(x, 0)")
@Formula("y = max(x, 0)")
@Peers(pytorch = "`torch.nn.ReLU()`", keras = "`keras.layers.ReLU()`")
@Example(
        value = "relu",
        input = {8})
public record Relu() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        Scalar zero = Scalar.constant(0);
        return lowering.add(new Elementwise(Scalar.select(x, zero, x, zero)), inputs.get(0));
    }
}
