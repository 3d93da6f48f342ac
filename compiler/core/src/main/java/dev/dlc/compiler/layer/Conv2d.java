package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Two-dimensional convolution as PyTorch's Conv2d: weights [filters, channels / groups, kernel height, kernel width]. */
@Doc("slides learned filters over an image")
@Example(
        value = "conv2d(16, kernel = 3, padding = same)",
        input = {3, 8, 8})
public record Conv2d(
        @Doc("number of filters: channels of the output") @Limits(least = 1)
        int filters,

        @Doc("height and width of a filter") @Limits(least = 1)
        Extent kernel,

        @Doc("steps between windows") @Limits(least = 1) @Default("1")
        Extent stride,

        @Doc("zeros around the image: valid, same or a number") @Limits(least = 0) @Default("valid")
        Padding padding,

        @Doc("steps between taps of a filter") @Limits(least = 1) @Default("1")
        Extent dilation,

        @Doc("channels are split into groups that don't mix") @Limits(least = 1) @Default("1")
        int groups,

        @Doc("add a learned bias to each filter") @Default("true")
        boolean bias)
        implements Layer {

    private Window window(Shape input) {
        return Images.window("conv2d", input, filters, kernel, stride, padding, dilation, groups);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.get(0)).output();
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        var weight = new WeightDeclaration("weight", window(inputs.get(0)).weights(), Role.WEIGHT);
        return bias ? List.of(weight, new WeightDeclaration("bias", Shape.of(filters), Role.BIAS)) : List.of(weight);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Window window = window(inputs.get(0).shape());
        Value product = lowering.add(new Convolve(window), inputs.get(0), lowering.weight("weight"));
        return bias ? Images.addBias(lowering, product) : product;
    }
}
