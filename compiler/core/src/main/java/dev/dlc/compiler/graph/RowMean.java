package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The mean over all elements of each sample. */
public record RowMean() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(Shape.SCALAR);
    }

    @Override
    public long flops(List<Value> inputs) {
        return inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
