package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Normalises each channel over the batch: inputs x [channels, …] (batched), scale, shift, running mean, running variance [channels]; outputs y (batched), mean, 1 / deviation [channels]. Moves the running statistics. */
public record BatchNormalize(double epsilon) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        Shape channels = Shape.of(x.get(0));
        for (Value parameter : inputs.subList(1, 5)) {
            Op.check(parameter.shape().equals(channels), "batch_norm of %s with %s", x, parameter.shape());
        }
        return List.of(new Result(x, true), new Result(channels, false), new Result(channels, false));
    }

    @Override
    public String suffix(int output) {
        return output == 0 ? "" : output == 1 ? ".mean" : ".inverse";
    }

    @Override
    public long flops(List<Value> inputs) {
        return 8L * inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
