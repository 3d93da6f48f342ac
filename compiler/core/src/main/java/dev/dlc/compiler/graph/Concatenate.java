package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Joins values along their first dimension; single numbers count as vectors of one. */
public record Concatenate() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape first = inputs.get(0).shape();
        int joined = 0;
        for (Value input : inputs) {
            Shape shape = input.shape();
            joined += shape.rank() == 0 ? 1 : shape.get(0);
        }
        if (first.rank() == 0) {
            return Result.batched(Shape.of(joined));
        }
        var dimensions = new ArrayList<>(first.dimensions());
        dimensions.set(0, joined);
        return Result.batched(new Shape(dimensions));
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
