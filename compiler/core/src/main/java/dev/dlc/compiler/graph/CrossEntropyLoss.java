package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * The cross-entropy of logits [classes] with a class number, for each sample; smoothing as PyTorch: the target is (1 - e) *
 * onehot + e / classes.
 *
 * @param weights one for each class, which its logarithm is multiplied by; empty where all weigh the same
 */
public record CrossEntropyLoss(double smoothing, List<Double> weights) implements Op {
    public CrossEntropyLoss {
        weights = List.copyOf(weights);
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().rank() == 1,
                "cross_entropy of %s",
                inputs.get(0).shape());
        return Result.batched(Shape.SCALAR);
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
