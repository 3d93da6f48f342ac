package dev.dlc.compiler.graph;

import java.util.List;

/** The gradient of {@link Convolve} in w: inputs x, dy (both batched). */
public record ConvolveWeightGradient(Window window) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().equals(window.input()),
                "gradient %s of %s",
                inputs.get(0).shape(),
                window);
        Op.check(
                inputs.get(1).shape().equals(window.output()),
                "gradient %s of %s",
                inputs.get(1).shape(),
                window);
        return Result.whole(window.weights());
    }

    @Override
    public long flops(List<Value> inputs) {
        return window.flops();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
