package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** A two-dimensional convolution (cross-correlation, as all frameworks): inputs x [channels, height, width] (batched), w [filters, channels / groups, kernel height, kernel width]. */
public record Convolve(Window window) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        Shape w = inputs.get(1).shape();
        Op.check(x.equals(window.input()) && w.equals(window.weights()), "convolution %s of %s with %s", window, x, w);
        return Result.batched(window.output());
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
