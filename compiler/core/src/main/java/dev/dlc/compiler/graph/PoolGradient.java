package dev.dlc.compiler.graph;

import java.util.List;

/** The gradient of {@link Pool}: inputs x, dy for the maximum, dy alone for the average (all batched). */
public record PoolGradient(Pool.Kind kind, Window window) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(window.input());
    }

    @Override
    public long flops(List<Value> inputs) {
        return (long) window.output().size() * window.kernelHeight() * window.kernelWidth();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
