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

/** {@code 1 / (1 + exp(-x))}. */
@Doc("1 / (1 + exp(-x)), between 0 and 1")
@Formula("y = 1 / (1 + exp(−x))")
@Peers(pytorch = "`torch.nn.Sigmoid()`", keras = "`keras.activations.sigmoid`")
@Example(
        value = "sigmoid",
        input = {8})
public record Sigmoid() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        return lowering.add(new Elementwise(Scalar.call(Scalar.Function.SIGMOID, x)), inputs.get(0));
    }
}
