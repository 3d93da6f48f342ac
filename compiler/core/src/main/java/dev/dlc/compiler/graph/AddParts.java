package dev.dlc.compiler.graph;

import java.util.List;

/** Adds up what {@link PartialWeightGradients} gives, as many parts as the batch has. */
public record AddParts(Window window, int parts) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().equals(new PartialWeightGradients(window, parts).shape()),
                "%d parts of %s in %s",
                parts,
                window.weights(),
                inputs.get(0).shape());
        return Result.whole(window.weights());
    }

    /** None for each sample. */
    @Override
    public long flops(List<Value> inputs) {
        return 0;
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
