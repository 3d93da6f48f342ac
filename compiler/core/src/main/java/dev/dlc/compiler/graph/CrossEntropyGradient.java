package dev.dlc.compiler.graph;

import java.util.List;

/** The gradient of {@link CrossEntropyLoss} in the logits: inputs logits, target, the gradient of each sample's loss. */
public record CrossEntropyGradient(double smoothing, List<Double> weights) implements Op {
    public CrossEntropyGradient {
        weights = List.copyOf(weights);
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        return Result.batched(inputs.get(0).shape());
    }

    @Override
    public long flops(List<Value> inputs) {
        return 6L * inputs.get(0).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
