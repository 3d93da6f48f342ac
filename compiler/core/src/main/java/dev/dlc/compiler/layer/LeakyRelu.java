package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** {@code x > 0 ? x : slope * x}. */
@Doc("x where positive, slope * x elsewhere")
@Formula("y = x if x > 0, else slope · x")
@Peers(
        pytorch = "`torch.nn.LeakyReLU(slope)`",
        keras = "`keras.layers.LeakyReLU(negative_slope)`; its slope is 0.3 unless given")
@Example(
        value = "leaky_relu(slope = 0.2)",
        input = {8})
public record LeakyRelu(
        @Doc("slope of the negative side") @Default("0.01") @Limits(least = 0)
        double slope) implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        return lowering.add(new Elementwise(Scalar.select(x, Scalar.constant(0), x, x.times(slope))), inputs.get(0));
    }
}
