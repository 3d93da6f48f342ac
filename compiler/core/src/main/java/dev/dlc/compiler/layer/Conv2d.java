package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Two-dimensional convolution as PyTorch's Conv2d: weights [filters, channels / groups, kernel height, kernel width]. */
@Doc("slides learned filters over an image")
@Formula(
        "y[f, i, j] = b[f] + Σ_c Σ_k Σ_l W[f, c, k, l] x[c, stride i + dilation k − padding, stride j + dilation l − padding]")
@Shapes(
        value =
                "[c, h, w] → [filters, h', w'], h' = ⌊(h + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1, w' alike",
        weights = "weight [filters, c / groups, kernel, kernel], bias [filters]")
@Peers(
        pytorch = "`torch.nn.Conv2d(c, filters, kernel, stride, padding, dilation, groups, bias)`",
        keras =
                "`keras.layers.Conv2D(filters, kernel_size, strides, padding, dilation_rate, groups, use_bias)`, `data_format=\"channels_first\"`; its kernel is [kernel, kernel, c / groups, filters]; its padding `same` puts the odd row or column at the end, ours is symmetric")
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
