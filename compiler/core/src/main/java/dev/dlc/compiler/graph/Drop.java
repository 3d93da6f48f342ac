package dev.dlc.compiler.graph;

import java.util.List;

/** Sets elements to 0 at random and divides the others by keep. Which ones is keyed by the layer's path, so the gradient is the same operation on dy. */
public record Drop(double keep, String path) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(inputs.get(0).shape());
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
