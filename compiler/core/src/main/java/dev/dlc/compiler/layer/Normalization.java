package dev.dlc.compiler.layer;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.SumTo;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/** What layer_norm and group_norm share: each run of numbers gets mean 0 and variance 1. */
final class Normalization {
    private Normalization() {}

    /**
     * {@code (x - mean) / sqrt(variance + epsilon)}, with the mean and the biased variance over the dimensions that {@code
     * kept} has as 1.
     */
    static Value standardize(Lowering lowering, Value x, Shape kept, double epsilon) {
        double share = (double) kept.size() / x.shape().size();
        Value sum = lowering.add(new SumTo(kept, true), x);
        Scalar mean = Scalar.operand(1).times(share);
        Value centred = lowering.add(new Elementwise(Scalar.operand(0).minus(mean)), x, sum);
        Value squares = lowering.add(
                new SumTo(kept, true),
                lowering.add(new Elementwise(Scalar.operand(0).times(Scalar.operand(0))), centred));
        Scalar variance = Scalar.operand(1).times(share).plus(Scalar.constant(epsilon));
        Scalar deviation = Scalar.call(Scalar.Function.SQRT, variance);
        return lowering.add(new Elementwise(Scalar.operand(0).over(deviation)), centred, squares);
    }

    /** {@code x * scale + shift}. */
    static Value scale(Lowering lowering, Value x, Value scale, Value shift) {
        return lowering.add(
                new Elementwise(Scalar.operand(0).times(Scalar.operand(1)).plus(Scalar.operand(2))), x, scale, shift);
    }
}
