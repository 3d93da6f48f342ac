package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Makes a vector of all numbers of a sample, in their order: channels, rows, columns. */
@Doc("one vector of all numbers of a sample")
@Formula("y = x, its numbers in their order")
@Shapes("[a, b, …] → [a b …]")
@Peers(pytorch = "`torch.nn.Flatten()`", keras = "`keras.layers.Flatten()`; of [h, w, c] it gives another order")
@Example(
        value = "flatten",
        input = {3, 4, 4})
public record Flatten() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(inputs.get(0).size());
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new Reshape(Shape.of(inputs.get(0).shape().size())), inputs.get(0));
    }
}
