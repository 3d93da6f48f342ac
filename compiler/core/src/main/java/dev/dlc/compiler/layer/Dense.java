package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** {@code y = x W^T + b} over the last dimension; weights [outputs, inputs] as PyTorch's Linear. */
@Doc("fully connected: every output is a weighted sum of all inputs, y = x W^T + b")
@Formula("y = x Wᵀ + b")
@Shapes(value = "[…, in] → […, units]", weights = "weight [units, in], bias [units]")
@Peers(
        pytorch = "`torch.nn.Linear(in, units, bias)`",
        keras = "`keras.layers.Dense(units, use_bias)`; its kernel is our weight transposed")
@Example(
        value = "dense(10)",
        input = {64})
public record Dense(
        @Doc("number of outputs") @Limits(least = 1) int units,
        @Doc("add a learned bias") @Default("true") boolean bias)
        implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input.rank() == 0) {
            return Shape.of(units);
        }
        if (input.rank() == 3) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`dense` takes a vector, but an image of shape " + input + " flows in",
                    "put `flatten` or `global_avg_pool` before it");
        }
        var dimensions = new ArrayList<>(input.dimensions());
        dimensions.set(dimensions.size() - 1, units);
        return new Shape(dimensions);
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Shape input = inputs.get(0);
        int features = input.rank() == 0 ? 1 : input.get(input.rank() - 1);
        var weight = new WeightDeclaration("weight", Shape.of(units, features), WeightDeclaration.Role.WEIGHT);
        return bias
                ? List.of(weight, new WeightDeclaration("bias", Shape.of(units), WeightDeclaration.Role.BIAS))
                : List.of(weight);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Value product = lowering.add(new Linear(), inputs.get(0), lowering.weight("weight"));
        return bias ? lowering.add(Elementwise.sum(), product, lowering.weight("bias")) : product;
    }
}
