package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The weight of each sample's class: the input is the number of the class. */
public record ClassWeights(List<Double> weights) implements Op {
    public ClassWeights {
        weights = List.copyOf(weights);
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().rank() == 0,
                "weights of %s",
                inputs.get(0).shape());
        return Result.batched(Shape.SCALAR);
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
