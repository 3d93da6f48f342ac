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

/** A convolution whose every channel has filters of its own: PyTorch's Conv2d with as many groups as channels. */
@Doc("slides learned filters over each channel by itself")
@Formula("conv2d with groups = c: filter f reads channel ⌊f / multiplier⌋ alone")
@Shapes(
        value =
                "[c, h, w] → [c multiplier, h', w'], h' = ⌊(h + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1, w' alike",
        weights = "weight [c multiplier, 1, kernel, kernel], bias [c multiplier]")
@Peers(
        pytorch = "`torch.nn.Conv2d(c, c * multiplier, kernel, groups=c)`",
        keras =
                "`keras.layers.DepthwiseConv2D(kernel_size, strides, padding, depth_multiplier, dilation_rate, use_bias)`; its padding `same` puts the odd row or column at the end, ours is symmetric")
@Example(
        value = "depthwise_conv2d(kernel = 3, padding = same)",
        input = {4, 8, 8})
public record DepthwiseConv2d(
        @Doc("height and width of a filter") @Limits(least = 1)
        Extent kernel,

        @Doc("steps between windows") @Limits(least = 1) @Default("1")
        Extent stride,

        @Doc("zeros around the image: valid, same or a number") @Limits(least = 0) @Default("valid")
        Padding padding,

        @Doc("steps between taps of a filter") @Limits(least = 1) @Default("1")
        Extent dilation,

        @Doc("filters for each channel") @Limits(least = 1) @Default("1")
        int multiplier,

        @Doc("add a learned bias to each filter") @Default("true")
        boolean bias)
        implements Layer {

    private Window window(Shape input) {
        int channels = Images.check("depthwise_conv2d", input).get(0);
        int filters = Images.multiply("depthwise_conv2d", channels, multiplier);
        return Images.window("depthwise_conv2d", input, filters, kernel, stride, padding, dilation, channels);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.get(0)).output();
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Window window = window(inputs.get(0));
        var weight = new WeightDeclaration("weight", window.weights(), Role.WEIGHT);
        return bias
                ? List.of(weight, new WeightDeclaration("bias", Shape.of(window.filters()), Role.BIAS))
                : List.of(weight);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Window window = window(inputs.get(0).shape());
        Value product = lowering.add(new Convolve(window), inputs.get(0), lowering.weight("weight"));
        return bias ? Images.addBias(lowering, product) : product;
    }
}
