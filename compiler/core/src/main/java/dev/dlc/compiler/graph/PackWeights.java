package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Lays weights out as the kernels for predicting read them: input w; the output stands for the same numbers, but only the
 * operation that they are packed for can read it.
 *
 * @param window of the convolution; empty for a linear operation, whose w is [outputs, inputs]
 */
public record PackWeights(Optional<Window> window) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape w = inputs.get(0).shape();
        Op.check(
                window.map(one -> one.weights().equals(w)).orElse(w.rank() == 2),
                "weights %s packed for %s",
                w,
                window);
        return Result.whole(w);
    }

    @Override
    public long flops(List<Value> inputs) {
        return 0;
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
