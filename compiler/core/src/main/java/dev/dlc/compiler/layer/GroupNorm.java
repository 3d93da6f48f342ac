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
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Wu and He 2018: the channels of each sample are normalised in groups, then each is scaled and shifted, as PyTorch's GroupNorm. */
@Doc("normalises groups of channels of each sample by themselves")
@Formula(
        "y = (x − mean) / √(variance + eps) · weight + bias, mean and biased variance of a group of c / groups channels of a sample")
@Shapes(value = "[c, …] → [c, …]", weights = "weight [c], bias [c]")
@Peers(
        pytorch = "`torch.nn.GroupNorm(groups, c, eps)`",
        keras = "`keras.layers.GroupNormalization(groups, axis=1, epsilon)`; its epsilon is 1e-3 unless given")
@Example(
        value = "group_norm(2)",
        input = {8, 4, 4})
public record GroupNorm(
        @Doc("number of groups, a divisor of the channels") @Limits(least = 1)
        int groups,

        @Doc("added to the variance") @Default("1e-5") @Limits(least = 0, aboveLeast = true)
        double eps)
        implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input.rank() == 0) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`group_norm` normalises channels, but a single number flows in",
                    "put it behind a `dense` or `conv2d`");
        }
        if (input.get(0) % groups != 0) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    "groups",
                    "`groups = " + groups + "` must divide the " + input.get(0) + " channels that flow in",
                    "use a divisor of " + input.get(0));
        }
        return input;
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Shape channels = Shape.of(inputs.get(0).get(0));
        return List.of(
                new WeightDeclaration("weight", channels, Role.SCALE),
                new WeightDeclaration("bias", channels, Role.SHIFT));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        Value grouped = lowering.add(new Reshape(Shape.of(groups, input.size() / groups)), inputs.get(0));
        Value standard = lowering.add(
                new Reshape(input), Normalization.standardize(lowering, grouped, Shape.of(groups, 1), eps));
        var channels = lowering.channels(input);
        return Normalization.scale(
                lowering,
                standard,
                lowering.add(channels, lowering.weight("weight")),
                lowering.add(channels, lowering.weight("bias")));
    }
}
