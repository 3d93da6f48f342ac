package dev.dlc.compiler.graph;

import java.util.List;

/** The maximum or the average of each window of each channel; the average counts padding as zeros. */
public record Pool(Kind kind, Window window) implements Op {
    /** What is taken of a window. */
    public enum Kind {
        MAXIMUM,
        AVERAGE
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().equals(window.input()),
                "pooling %s of %s",
                window,
                inputs.get(0).shape());
        return Result.batched(window.output());
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
