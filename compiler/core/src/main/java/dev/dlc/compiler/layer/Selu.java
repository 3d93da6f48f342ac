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

/** {@code scale * (x > 0 ? x : alpha * (exp(x) - 1))} with the constants of Klambauer et al. 2017. */
@Doc("self-normalising exponential unit: elu with constants that keep mean 0 and variance 1")
@Formula("y = 1.0507009873554805 · (x if x > 0, else 1.6732632423543772 (exp(x) − 1))")
@Peers(pytorch = "`torch.nn.SELU()`", keras = "`keras.activations.selu`")
@Example(
        value = "selu",
        input = {8})
public record Selu() implements Layer {
    private static final double ALPHA = 1.6732632423543772848170429916717;
    private static final double SCALE = 1.0507009873554804934193349852946;

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        Scalar negative =
                Scalar.call(Scalar.Function.EXP, x).minus(Scalar.constant(1)).times(SCALE * ALPHA);
        return lowering.add(
                new Elementwise(Scalar.select(x, Scalar.constant(0), x.times(SCALE), negative)), inputs.get(0));
    }
}
