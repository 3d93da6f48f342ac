package dev.dlc.compiler.layer;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * A layer of the catalogue with its arguments. An entry is one record in one file: its components are the arguments in
 * their order (documented, limited and given defaults by annotations), its name in a {@code .dl} file is the record's name in
 * snake case. Its gradient follows from the operations that it is lowered to.
 */
public sealed interface Layer
        permits Dense,
                Conv1d,
                Conv2d,
                DepthwiseConv2d,
                ConvTranspose2d,
                MaxPool,
                AvgPool,
                GlobalAvgPool,
                GlobalMaxPool,
                LayerNorm,
                GroupNorm,
                Upsample,
                Pad,
                Reshape,
                BatchNorm,
                Dropout,
                Flatten,
                Relu,
                LeakyRelu,
                Sigmoid,
                Tanh,
                Elu,
                Selu,
                Gelu,
                Silu,
                Softplus,
                HardSwish,
                Softmax,
                Concat,
                Plus,
                Minus,
                Times,
                Affine {

    /**
     * The shape of the output of one sample.
     *
     * @throws dev.dlc.compiler.catalogue.Misfit if the layer cannot take these inputs
     */
    Shape shape(List<Shape> inputs);

    /** The tensors that the layer owns, for inputs that {@link #shape} accepts. */
    default List<WeightDeclaration> weights(List<Shape> inputs) {
        return List.of();
    }

    /**
     * In how many groups the first dimension of its weight counts inputs and the second one outputs; 0 where the first counts
     * outputs.
     */
    default int transposedGroups() {
        return 0;
    }

    /** How many values it takes, written in its parentheses beside the one that flows in; -1 for any number. */
    default int moreInputs() {
        return 0;
    }

    /** Appends the operations that compute the layer and returns its output. */
    Value lower(Lowering lowering, List<Value> inputs);
}
