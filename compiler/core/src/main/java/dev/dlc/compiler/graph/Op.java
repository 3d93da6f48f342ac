package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * An operation of the graph. Each is one record: what its outputs are for its inputs, its cost, and (in the differentiate
 * stage) its gradient. Stages that treat every operation implement {@link OpVisitor}, so that javac names what is missing.
 */
public sealed interface Op
        permits Linear,
                LinearInputGradient,
                LinearWeightGradient,
                Convolve,
                ConvolveInputGradient,
                ConvolveWeightGradient,
                PartialWeightGradients,
                AddParts,
                Pool,
                PoolGradient,
                Elementwise,
                SumTo,
                BatchNormalize,
                BatchNormalizeGradient,
                BatchStatistics,
                BatchNormalizeSums,
                Softmax,
                SoftmaxGradient,
                Drop,
                Concatenate,
                Slice,
                Reshape,
                Pad,
                Unpad,
                Transpose,
                RowMean,
                PackWeights,
                CrossEntropyLoss,
                CrossEntropyGradient,
                ClassWeights {

    /** The shape of an output, of one sample where it is batched. */
    record Result(Shape shape, boolean batched) {
        static List<Result> batched(Shape shape) {
            return List.of(new Result(shape, true));
        }

        static List<Result> whole(Shape shape) {
            return List.of(new Result(shape, false));
        }
    }

    /**
     * The outputs for these inputs.
     *
     * @throws IllegalArgumentException if it cannot take them: a bug of the stage that built the graph
     */
    List<Result> infer(List<Value> inputs);

    /** What the name of an output has behind its layer's path, empty for the first. */
    default String suffix(int output) {
        return output == 0 ? "" : "." + output;
    }

    /** Floating-point operations for one sample; a fused multiply-add counts as two. */
    long flops(List<Value> inputs);

    <R> R accept(OpVisitor<R> visitor);

    /** Fails with a message for people unless the condition holds. */
    static void check(boolean condition, String format, Object... arguments) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(format, arguments));
        }
    }
}
