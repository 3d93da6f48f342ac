package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The gradient of {@link BatchNormalize}: inputs x, dy (batched), mean, 1 / deviation, scale [channels]; outputs dx (batched), the gradients of scale and shift. */
public record BatchNormalizeGradient() implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape channels = inputs.get(4).shape();
        return List.of(
                new Result(inputs.get(0).shape(), true), new Result(channels, false), new Result(channels, false));
    }

    @Override
    public long flops(List<Value> inputs) {
        return 11L * inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
