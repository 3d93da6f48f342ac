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

/** {@code x * sigmoid(x)} (Elfwing et al. 2018). */
@Doc("x * sigmoid(x), also called swish")
@Formula("y = x / (1 + exp(−x))")
@Peers(pytorch = "`torch.nn.SiLU()`", keras = "`keras.activations.silu`")
@Example(
        value = "silu",
        input = {8})
public record Silu() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        return lowering.add(new Elementwise(x.times(Scalar.call(Scalar.Function.SIGMOID, x))), inputs.get(0));
    }
}
