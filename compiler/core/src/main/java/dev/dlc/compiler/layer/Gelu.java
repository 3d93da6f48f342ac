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

/** {@code 0.5 * x * (1 + erf(x / sqrt(2)))} (Hendrycks and Gimpel 2016), not its approximation. */
@Doc("x times the normal distribution's share below x, exact")
@Formula("y = x (1 + erf(x / √2)) / 2")
@Peers(pytorch = "`torch.nn.GELU()`", keras = "`keras.activations.gelu`")
@Example(
        value = "gelu",
        input = {8})
public record Gelu() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        Scalar share = Scalar.constant(1).plus(Scalar.call(Scalar.Function.ERF, x.times(Math.sqrt(0.5))));
        return lowering.add(new Elementwise(x.times(0.5).times(share)), inputs.get(0));
    }
}
