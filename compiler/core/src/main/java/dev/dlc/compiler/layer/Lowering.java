package dev.dlc.compiler.layer;

import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.Value;
import java.util.List;

/** What a layer needs to append its operations. */
public interface Lowering {
    /** True where the passes for training are built, false for those that predict. */
    boolean isTraining();

    /** The tensor of this layer that {@link Layer#weights} declares under this name. */
    Value weight(String name);

    /** Appends an operation with one output. */
    Value add(Op op, Value... inputs);

    /** Appends an operation and returns all of its outputs. */
    List<Value> addAll(Op op, Value... inputs);
}
