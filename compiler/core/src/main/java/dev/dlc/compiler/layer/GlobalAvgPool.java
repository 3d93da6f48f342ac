package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The mean of each channel: [channels, height, width] becomes [channels]. */
@Doc("the mean of each channel")
@Formula("y[c] = mean over i, j of x[c, i, j]")
@Shapes("[c, h, w] → [c]")
@Peers(
        pytorch = "`x.mean((2, 3))`; `torch.nn.AdaptiveAvgPool2d(1)` keeps two dimensions of 1",
        keras = "`keras.layers.GlobalAveragePooling2D()`")
@Example(
        value = "global_avg_pool",
        input = {3, 8, 8})
public record GlobalAvgPool() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(Images.check("global_avg_pool", inputs.get(0)).get(0));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        Extent all = new Extent(input.get(1), input.get(2));
        Window window = Images.pool("global_avg_pool", input, all, all, Padding.VALID);
        Value mean = lowering.add(new Pool(Pool.Kind.AVERAGE, window), inputs.get(0));
        return lowering.add(new Reshape(Shape.of(input.get(0))), mean);
    }
}
