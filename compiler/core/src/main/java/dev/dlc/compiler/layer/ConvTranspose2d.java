package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.ConvolveInputGradient;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * The transposed convolution as PyTorch's ConvTranspose2d: weights [channels, filters / groups, kernel height, kernel width]; what
 * a convolution of the same geometry would read is what this one writes.
 */
@Doc("the transpose of a convolution: makes an image larger with learned filters")
@Formula(
        "y[f, stride i + dilation k − padding, stride j + dilation l − padding] += W[c, f, k, l] x[c, i, j] for all c, i, j, k, l; y[f] += b[f]")
@Shapes(
        value =
                "[c, h, w] → [filters, h', w'], h' = (h − 1) stride − 2 padding + dilation (kernel − 1) + output_padding + 1, w' alike",
        weights = "weight [c, filters / groups, kernel, kernel], bias [filters]")
@Peers(
        pytorch =
                "`torch.nn.ConvTranspose2d(c, filters, kernel, stride, padding, output_padding, groups, bias, dilation)`",
        keras =
                "`keras.layers.Conv2DTranspose(filters, kernel_size, strides, padding, output_padding, dilation_rate, use_bias)`; no groups; its padding `same` makes the output stride times the input")
@Example(
        value = "conv_transpose2d(4, kernel = 2, stride = 2)",
        input = {8, 4, 4})
public record ConvTranspose2d(
        @Doc("number of filters: channels of the output") @Limits(least = 1)
        int filters,

        @Doc("height and width of a filter") @Limits(least = 1)
        Extent kernel,

        @Doc("steps between windows of the output") @Limits(least = 1) @Default("1")
        Extent stride,

        @Doc("rows and columns taken off the output on each side: valid, same or a number")
        @Limits(least = 0)
        @Default("valid")
        Padding padding,

        @Doc("rows and columns added to the output at its end") @Limits(least = 0) @Default("0")
        Extent outputPadding,

        @Doc("steps between taps of a filter") @Limits(least = 1) @Default("1")
        Extent dilation,

        @Doc("channels are split into groups that don't mix") @Limits(least = 1) @Default("1")
        int groups,

        @Doc("add a learned bias to each filter") @Default("true")
        boolean bias)
        implements Layer {

    /** The convolution whose input gradient this is: it reads the output and writes the input. */
    private Window window(Shape input) {
        Images.check("conv_transpose2d", input);
        if (outputPadding.height() >= Math.max(stride.height(), dilation.height())
                || outputPadding.width() >= Math.max(stride.width(), dilation.width())) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "output_padding",
                    "`output_padding` must be smaller than the stride " + stride,
                    "use a smaller `output_padding`");
        }
        Extent amount = padding.same() ? Images.same("conv_transpose2d", kernel, dilation) : padding.amount();
        long height = size(input.get(1), stride.height(), amount.height(), dilation.height(), kernel.height())
                + outputPadding.height();
        long width = size(input.get(2), stride.width(), amount.width(), dilation.width(), kernel.width())
                + outputPadding.width();
        if (height < 1 || width < 1) {
            throw new Misfit(
                    Code.EMPTY_OUTPUT,
                    "padding",
                    "`conv_transpose2d` takes more off its output than there is",
                    "use a smaller `padding`");
        }
        Images.checkSize("conv_transpose2d", filters, height, width);
        Shape output = Shape.of(filters, (int) height, (int) width);
        return Images.window(
                "conv_transpose2d", output, input.get(0), kernel, stride, new Padding(false, amount), dilation, groups);
    }

    private static long size(long input, long stride, long padding, long dilation, long kernel) {
        return (input - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.get(0)).input();
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        var weight = new WeightDeclaration("weight", window(inputs.get(0)).weights(), Role.WEIGHT);
        return bias ? List.of(weight, new WeightDeclaration("bias", Shape.of(filters), Role.BIAS)) : List.of(weight);
    }

    @Override
    public int transposedGroups() {
        return groups;
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Window window = window(inputs.get(0).shape());
        Value product = lowering.add(new ConvolveInputGradient(window), inputs.get(0), lowering.weight("weight"));
        return bias ? Images.addBias(lowering, product) : product;
    }
}
