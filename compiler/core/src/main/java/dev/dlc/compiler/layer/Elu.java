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

/** {@code x > 0 ? x : alpha * (exp(x) - 1)} (Clevert et al. 2016). */
@Doc("x where positive, alpha * (exp(x) - 1) elsewhere")
@Formula("y = x if x > 0, else alpha (exp(x) − 1)")
@Peers(pytorch = "`torch.nn.ELU(alpha)`", keras = "`keras.layers.ELU(alpha)`")
@Example(
        value = "elu(alpha = 0.5)",
        input = {8})
public record Elu(
        @Doc("what the negative side tends to, negated") @Default("1") @Limits(least = 0)
        double alpha) implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar x = Scalar.operand(0);
        Scalar negative =
                Scalar.call(Scalar.Function.EXP, x).minus(Scalar.constant(1)).times(alpha);
        return lowering.add(new Elementwise(Scalar.select(x, Scalar.constant(0), x, negative)), inputs.get(0));
    }
}
