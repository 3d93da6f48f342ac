package dev.dlc.compiler.graph;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Puts a border of a constant around an image: input x [channels, height, width] (batched). */
public record Pad(Extent amount, double value) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        return Result.batched(Shape.of(x.get(0), x.get(1) + 2 * amount.height(), x.get(2) + 2 * amount.width()));
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
