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

/** Pooling as PyTorch's AvgPool2d: the stride is the kernel unless given. */
@Doc("the mean of each window; padding counts as zeros")
@Formula(
        "y[c, i, j] = Σ_k Σ_l x[c, stride i + k − padding, stride j + l − padding] / kernel area; what lies outside counts as 0")
@Shapes("[c, h, w] → [c, h', w'], h' = ⌊(h + 2 padding − kernel) / stride⌋ + 1, w' alike")
@Peers(
        pytorch = "`torch.nn.AvgPool2d(kernel, stride, padding)`, count_include_pad=True as is its default",
        keras = "`keras.layers.AveragePooling2D(pool_size, strides, padding)`; it leaves the padding out of the mean")
@Example(
        value = "avg_pool(2)",
        input = {3, 8, 8})
public record AvgPool(
        @Doc("height and width of a window") @Limits(least = 1)
        Extent kernel,

        @Doc("steps between windows; the kernel where nothing is said") @Limits(least = 1) @Default("none")
        Optional<Extent> stride,

        @Doc("rows and columns around the image") @Limits(least = 0) @Default("valid")
        Padding padding)
        implements Layer {

    private Window window(Shape input) {
        return Images.pool("avg_pool", input, kernel, stride.orElse(kernel), padding);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.get(0)).output();
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new Pool(Pool.Kind.AVERAGE, window(inputs.get(0).shape())), inputs.get(0));
    }
}
