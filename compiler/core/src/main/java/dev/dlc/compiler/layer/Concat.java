package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Concatenate;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Joins values along their first dimension: channels of images, features of vectors; single numbers count as vectors of one. */
@Doc("joins the channels of images, or the features of vectors and single numbers")
@Formula("y = the first dimensions of all values, one after the other")
@Shapes("[a, …], [b, …], … → [a + b + …, …]")
@Peers(pytorch = "`torch.cat(values, dim=1)`", keras = "`keras.layers.Concatenate(axis=1)`")
@Example(
        value = "concat(x -> relu)",
        input = {3, 8, 8})
public record Concat() implements Layer {
    @Override
    public int moreInputs() {
        return -1;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape first = asVector(inputs.get(0));
        int channels = 0;
        for (Shape input : inputs) {
            Shape shape = asVector(input);
            if (shape.rank() != first.rank()
                    || !shape.dimensions()
                            .subList(1, shape.rank())
                            .equals(first.dimensions().subList(1, first.rank()))) {
                throw new Misfit(
                        Code.SHAPE_MISMATCH,
                        null,
                        "`concat` joins along the first dimension, so the others must be equal: " + first + " and "
                                + input,
                        "bring them to one size before they are joined");
            }
            channels = Math.addExact(channels, shape.get(0));
        }
        var dimensions = new ArrayList<>(first.dimensions());
        dimensions.set(0, channels);
        return new Shape(dimensions);
    }

    private static Shape asVector(Shape shape) {
        return shape.rank() == 0 ? Shape.of(1) : shape;
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new Concatenate(), inputs.toArray(new Value[0]));
    }
}
