package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The piece of the given shape that starts at {@code from} of the first dimension: the gradient of {@link Concatenate}. */
public record Slice(int from, Shape shape) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(shape);
    }

    @Override
    public long flops(List<Value> inputs) {
        return 0;
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
