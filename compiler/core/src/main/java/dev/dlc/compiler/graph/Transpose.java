package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Swaps the two dimensions of each sample: [time, features] becomes [features, time]. */
public record Transpose() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        Op.check(x.rank() == 2, "transpose of %s", x);
        return Result.batched(Shape.of(x.get(1), x.get(0)));
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
