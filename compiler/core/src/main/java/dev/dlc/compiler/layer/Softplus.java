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

/** {@code log(1 + exp(x))}, without overflow. */
@Doc("log(1 + exp(x)), a smooth relu")
@Formula("y = log(1 + exp(x))")
@Peers(pytorch = "`torch.nn.Softplus()`; it is x itself above 20", keras = "`keras.activations.softplus`")
@Example(
        value = "softplus",
        input = {8})
public record Softplus() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        return lowering.add(new Elementwise(Scalar.call(Scalar.Function.SOFTPLUS, x)), inputs.get(0));
    }
}
