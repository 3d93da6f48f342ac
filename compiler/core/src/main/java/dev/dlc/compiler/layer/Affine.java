package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Operator;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** {@code factor * x + offset}: what {@code 0.5 * x}, {@code x + 1} and {@code 1 - x} are, for a number known while compiling. */
@Doc("a number times a value, or added to it")
public record Affine(
        @Doc("multiplies") double factor, @Doc("is added") double offset) implements Layer, Operator {
    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Scalar line = Scalar.operand(0).times(factor).plus(Scalar.constant(offset));
        return lowering.add(new Elementwise(line), inputs.get(0));
    }
}
