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
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The largest value of each channel: [channels, height, width] becomes [channels]. */
@Doc("the largest value of each channel")
@Formula("y[c] = max over i, j of x[c, i, j]")
@Shapes("[c, h, w] → [c]")
@Peers(
        pytorch = "`x.amax((2, 3))`; `torch.nn.AdaptiveMaxPool2d(1)` keeps two dimensions of 1",
        keras = "`keras.layers.GlobalMaxPooling2D()`")
@Example(
        value = "global_max_pool",
        input = {3, 8, 8})
public record GlobalMaxPool() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(Images.check("global_max_pool", inputs.get(0)).get(0));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        Extent all = new Extent(input.get(1), input.get(2));
        var window = Images.pool("global_max_pool", input, all, all, Padding.VALID);
        Value largest = lowering.add(new Pool(Pool.Kind.MAXIMUM, window), inputs.get(0));
        return lowering.add(new Reshape(Shape.of(input.get(0))), largest);
    }
}
