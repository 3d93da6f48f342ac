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

/** {@code tanh(x)}. */
@Doc("hyperbolic tangent, between -1 and 1")
@Formula("y = (exp(x) − exp(−x)) / (exp(x) + exp(−x))")
@Peers(pytorch = "`torch.nn.Tanh()`", keras = "`keras.activations.tanh`")
@Example(
        value = "tanh",
        input = {8})
public record Tanh() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        return lowering.add(new Elementwise(Scalar.call(Scalar.Function.TANH, x)), inputs.get(0));
    }
}
