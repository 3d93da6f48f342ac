package dev.dlc.compiler.graph;

import java.util.List;

/** {@code exp(x) / sum of exp(x)} over the last dimension. */
public record Softmax() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(inputs.get(0).shape());
    }

    @Override
    public long flops(List<Value> inputs) {
        return 5L * inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
