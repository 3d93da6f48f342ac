package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** {@code exp(x) / sum of exp(x)} over the last dimension. */
@Doc("probabilities over the last dimension, exp(x) / sum of exp(x)")
@Formula("y[i] = exp(x[i]) / Σ_j exp(x[j]), over the last dimension")
@Peers(pytorch = "`torch.nn.Softmax(dim=-1)`", keras = "`keras.layers.Softmax()`")
@Example(
        value = "softmax",
        input = {8})
public record Softmax() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.get(0).rank() == 0) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`softmax` needs several numbers to compare, but a single number flows in",
                    "use `sigmoid` for the probability of one class");
        }
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new dev.dlc.compiler.graph.Softmax(), inputs.get(0));
    }
}
