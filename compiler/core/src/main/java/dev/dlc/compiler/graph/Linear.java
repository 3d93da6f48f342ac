package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** {@code y[.., o] = sum over i of x[.., i] * w[o, i]}: inputs x (batched), w [outputs, inputs]. A single number counts as a vector of one. */
public record Linear() implements Op {
    static int features(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.get(shape.rank() - 1);
    }

    /** How many rows one sample has: 1 for a vector, the length of a sequence. */
    public static int rows(Shape shape) {
        return shape.size() / features(shape);
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        Shape w = inputs.get(1).shape();
        Op.check(w.rank() == 2 && w.get(1) == features(x), "linear %s with weights %s", x, w);
        if (x.rank() == 0) {
            return Result.batched(Shape.of(w.get(0)));
        }
        var dimensions = new ArrayList<>(x.dimensions());
        dimensions.set(dimensions.size() - 1, w.get(0));
        return Result.batched(new Shape(dimensions));
    }

    @Override
    public long flops(List<Value> inputs) {
        Shape x = inputs.get(0).shape();
        return 2L * rows(x) * inputs.get(1).shape().size();
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
