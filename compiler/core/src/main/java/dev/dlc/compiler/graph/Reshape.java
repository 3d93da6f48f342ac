package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The same numbers in another shape: an alias, nothing is copied. */
public record Reshape(Shape shape) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Value input = inputs.get(0);
        Op.check(input.shape().size() == shape.size(), "reshape %s to %s", input.shape(), shape);
        return List.of(new Result(shape, input.batched()));
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
