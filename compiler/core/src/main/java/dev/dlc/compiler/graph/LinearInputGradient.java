package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The gradient of {@link Linear} in x: inputs dy (batched), w; the output has the given shape. */
public record LinearInputGradient(Shape shape) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(shape);
    }

    @Override
    public long flops(List<Value> inputs) {
        return 2L * Linear.rows(shape) * inputs.get(1).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
