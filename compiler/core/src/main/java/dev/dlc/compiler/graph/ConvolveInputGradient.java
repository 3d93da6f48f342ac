package dev.dlc.compiler.graph;

import java.util.List;

/** The gradient of {@link Convolve} in x: inputs dy (batched), w. As a forward operation it is the transposed convolution. */
public record ConvolveInputGradient(Window window) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().equals(window.output()),
                "gradient %s of %s",
                inputs.get(0).shape(),
                window);
        return Result.batched(window.input());
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
