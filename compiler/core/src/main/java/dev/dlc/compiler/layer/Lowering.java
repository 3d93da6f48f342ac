package dev.dlc.compiler.layer;

import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a layer needs to append its operations. */
public interface Lowering {
    /** True where the passes for training are built, false for those that predict. */
    boolean isTraining();

    /** True where no weight of this layer trains although some could: a frozen batch_norm keeps its running statistics. */
    boolean isFrozen();

    /** The tensor of this layer that {@link Layer#weights} declares under this name. */
    Value weight(String name);

    /** The layer's path. */
    String path();

    /** The operation that makes [channels, 1, …] of a vector [channels], so that it broadcasts over images of this shape. */
    default Reshape channels(Shape image) {
        List<Integer> dimensions = new ArrayList<>(Collections.nCopies(image.rank(), 1));
        dimensions.set(0, image.get(0));
        return new Reshape(new Shape(dimensions));
    }

    /** Appends an operation with one output. */
    Value add(Op op, Value... inputs);

    /** Appends an operation with one output that is called by the layer's path and a word: {@code head.batch_norm.factor}. */
    Value addNamed(String word, Op op, Value... inputs);

    /** Appends an operation and returns all of its outputs. */
    List<Value> addAll(Op op, Value... inputs);
}
