package dev.dlc.compiler.graph;

import java.util.List;

/** The gradients of scale and shift of {@link BatchNormalize}: inputs x, dy (batched), mean, 1 / deviation [channels]; outputs the sums of {@code dy * normalised x} and of {@code dy}. */
public record BatchNormalizeSums() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Result channels = new Result(inputs.get(2).shape(), false);
        return List.of(channels, channels);
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
