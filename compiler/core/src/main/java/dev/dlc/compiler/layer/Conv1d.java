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
import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Transpose;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * A convolution along the steps of a sequence [time, features]: weights [filters, features / groups, kernel] as PyTorch's Conv1d.
 */
@Doc("slides learned filters along a sequence [time, features]")
@Formula("y[t, f] = b[f] + Σ_c Σ_k W[f, c, k] x[stride t + dilation k − padding, c]")
@Shapes(
        value = "[t, c] → [t', filters], t' = ⌊(t + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1",
        weights = "weight [filters, c / groups, kernel], bias [filters]")
@Peers(
        pytorch = "`torch.nn.Conv1d(c, filters, kernel, stride, padding, dilation, groups, bias)`; it takes [c, t]",
        keras =
                "`keras.layers.Conv1D(filters, kernel_size, strides, padding, dilation_rate, groups, use_bias)`; its padding `same` puts the odd row or column at the end, ours is symmetric")
@Example(
        value = "conv1d(8, kernel = 3, padding = same)",
        input = {10, 4})
public record Conv1d(
        @Doc("number of filters: features of the output") @Limits(least = 1)
        int filters,

        @Doc("steps that a filter spans") @Limits(least = 1) int kernel,

        @Doc("steps between windows") @Limits(least = 1) @Default("1")
        int stride,

        @Doc("zeros before and after: valid, same or a number") @Limits(least = 0) @Default("valid")
        Padding padding,

        @Doc("steps between taps of a filter") @Limits(least = 1) @Default("1")
        int dilation,

        @Doc("features are split into groups that don't mix") @Limits(least = 1) @Default("1")
        int groups,

        @Doc("add a learned bias to each filter") @Default("true")
        boolean bias)
        implements Layer {

    /** The sequence as an image of one row, its features as channels. */
    private Window window(Shape input) {
        if (input.rank() != 2) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`conv1d` takes a sequence [time, features], but " + input + " flows in",
                    input.rank() == 3 ? "use `conv2d` for images" : "use `reshape` to make a sequence of it");
        }
        int zeros = padding.same()
                ? Images.same("conv1d", new Extent(kernel, kernel), new Extent(dilation, dilation))
                        .width()
                : padding.amount().width();
        return Images.window(
                "conv1d",
                Shape.of(input.get(1), 1, input.get(0)),
                filters,
                new Extent(1, kernel),
                new Extent(1, stride),
                new Padding(false, new Extent(0, zeros)),
                new Extent(1, dilation),
                groups);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(Math.toIntExact(window(inputs.get(0)).outputWidth()), filters);
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Shape filter = Shape.of(filters, inputs.get(0).get(1) / groups, kernel);
        var weight = new WeightDeclaration("weight", filter, Role.WEIGHT);
        return bias ? List.of(weight, new WeightDeclaration("bias", Shape.of(filters), Role.BIAS)) : List.of(weight);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Window window = window(inputs.get(0).shape());
        Value columns = lowering.add(new Transpose(), inputs.get(0));
        Value image = lowering.add(new dev.dlc.compiler.graph.Reshape(window.input()), columns);
        Value filter = lowering.add(new dev.dlc.compiler.graph.Reshape(window.weights()), lowering.weight("weight"));
        Value product = lowering.add(new Convolve(window), image, filter);
        int steps = Math.toIntExact(window.outputWidth());
        Value features = lowering.add(new dev.dlc.compiler.graph.Reshape(Shape.of(filters, steps)), product);
        Value sequence = lowering.add(new Transpose(), features);
        return bias ? lowering.add(Elementwise.sum(), sequence, lowering.weight("bias")) : sequence;
    }
}
