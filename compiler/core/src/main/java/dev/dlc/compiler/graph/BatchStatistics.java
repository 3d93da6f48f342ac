package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Mean and 1 / deviation of each channel over the batch: inputs x (batched), running mean, running variance [channels], which it moves. */
public record BatchStatistics(double epsilon) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Result channels = new Result(Shape.of(inputs.get(0).shape().get(0)), false);
        return List.of(channels, channels);
    }

    @Override
    public long flops(List<Value> inputs) {
        return 4L * inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
