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
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/** Pooling as PyTorch's MaxPool2d: the stride is the kernel unless given. */
@Doc("the largest value of each window")
@Formula(
        "y[c, i, j] = max over k, l of x[c, stride i + k − padding, stride j + l − padding]; what lies outside counts not")
@Shapes("[c, h, w] → [c, h', w'], h' = ⌊(h + 2 padding − kernel) / stride⌋ + 1, w' alike")
@Peers(
        pytorch = "`torch.nn.MaxPool2d(kernel, stride, padding)`",
        keras =
                "`keras.layers.MaxPooling2D(pool_size, strides, padding)`; its padding `same` puts the odd row or column at the end, ours is symmetric")
@Example(
        value = "max_pool(2)",
        input = {3, 8, 8})
public record MaxPool(
        @Doc("height and width of a window") @Limits(least = 1)
        Extent kernel,

        @Doc("steps between windows; the kernel where nothing is said") @Limits(least = 1) @Default("none")
        Optional<Extent> stride,

        @Doc("rows and columns around the image") @Limits(least = 0) @Default("valid")
        Padding padding)
        implements Layer {

    private Window window(Shape input) {
        return Images.pool("max_pool", input, kernel, stride.orElse(kernel), padding);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.get(0)).output();
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new Pool(Pool.Kind.MAXIMUM, window(inputs.get(0).shape())), inputs.get(0));
    }
}
