package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The gradient of {@link Linear} in w: inputs x, dy (both batched); the output has the weights' shape. */
public record LinearWeightGradient(Shape shape) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.whole(shape);
    }

    @Override
    public long flops(List<Value> inputs) {
        return 2L * Linear.rows(inputs.get(0).shape()) * shape.size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
