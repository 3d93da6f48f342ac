package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Sums the dimensions that were stretched by broadcasting, so that the output has the given shape: the gradient of broadcasting. Not batched: the samples are summed as well. */
public record SumTo(Shape shape, boolean batched) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(inputs.get(0).batched(), "sum of a value that is not batched");
        return List.of(new Result(shape, batched));
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
