package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The gradient of {@link Convolve} in w, some samples at a time: inputs x, dy (both batched), output [parts, …the shape of w].
 *
 * @param parts the most that a batch is divided into
 */
public record PartialWeightGradients(Window window, int parts) implements Op {
    @Override
    public List<Result> infer(List<Value> inputs) {
        Op.check(
                inputs.get(0).shape().equals(window.input())
                        && inputs.get(1).shape().equals(window.output()),
                "gradient %s and %s of %s",
                inputs.get(0).shape(),
                inputs.get(1).shape(),
                window);
        return Result.whole(shape());
    }

    Shape shape() {
        Shape weights = window.weights();
        return new Shape(Stream.concat(
                        Stream.of(parts), IntStream.range(0, weights.rank()).mapToObj(weights::get))
                .toList());
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
