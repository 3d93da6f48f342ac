package dev.dlc.compiler.graph;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Traverse;
import dev.dlc.compiler.shape.Broadcast;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * One formula for each element: operand i of the formula is input i, broadcast to the common shape.
 *
 * @param atLeast the output is stretched to this shape too; [] where the inputs alone decide
 */
public record Elementwise(Scalar formula, Shape atLeast) implements Op {
    /** The number of samples in the batch at hand, as a variable of formulas. */
    public static final Scalar SAMPLES = Scalar.variable("samples");

    public Elementwise(Scalar formula) {
        this(formula, Shape.SCALAR);
    }

    public static Elementwise sum() {
        return new Elementwise(Scalar.operand(0).plus(Scalar.operand(1)));
    }

    public static Elementwise difference() {
        return new Elementwise(Scalar.operand(0).minus(Scalar.operand(1)));
    }

    public static Elementwise product() {
        return new Elementwise(Scalar.operand(0).times(Scalar.operand(1)));
    }

    /** {@code a * b + c}. */
    public static Elementwise affine() {
        return new Elementwise(Scalar.operand(0).times(Scalar.operand(1)).plus(Scalar.operand(2)));
    }

    // Passes look for formulas; what a record gets by itself, Java puts together anew at each start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Elementwise elementwise
                && formula.equals(elementwise.formula)
                && atLeast.equals(elementwise.atLeast);
    }

    @Override
    public int hashCode() {
        return 31 * formula.hashCode() + atLeast.hashCode();
    }

    @Override
    public List<Result> infer(List<Value> inputs) {
        Shape shape = atLeast;
        boolean batched = inputs.isEmpty();
        for (Value input : inputs) {
            try {
                shape = Broadcast.of("elementwise", shape, input.shape());
            } catch (Misfit misfit) {
                throw new IllegalArgumentException(misfit.getMessage(), misfit);
            }
            batched |= input.batched();
        }
        return List.of(new Result(shape, batched));
    }

    @Override
    public long flops(List<Value> inputs) {
        return (long) infer(inputs).get(0).shape().size() * Traverse.operations(formula);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
