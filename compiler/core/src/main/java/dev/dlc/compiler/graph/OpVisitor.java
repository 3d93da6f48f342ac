package dev.dlc.compiler.graph;

/** One method for every operation: who implements it treats them all. */
public interface OpVisitor<R> {
    R visit(Linear op);

    R visit(LinearInputGradient op);

    R visit(LinearWeightGradient op);

    R visit(Convolve op);

    R visit(ConvolveInputGradient op);

    R visit(ConvolveWeightGradient op);

    R visit(PartialWeightGradients op);

    R visit(AddParts op);

    R visit(Pool op);

    R visit(PoolGradient op);

    R visit(Elementwise op);

    R visit(SumTo op);

    R visit(BatchNormalize op);

    R visit(BatchNormalizeGradient op);

    R visit(BatchStatistics op);

    R visit(BatchNormalizeSums op);

    R visit(Softmax op);

    R visit(SoftmaxGradient op);

    R visit(Drop op);

    R visit(Concatenate op);

    R visit(Slice op);

    R visit(Reshape op);

    R visit(Pad op);

    R visit(Unpad op);

    R visit(Transpose op);

    R visit(RowMean op);

    R visit(PackWeights op);

    R visit(CrossEntropyLoss op);

    R visit(CrossEntropyGradient op);

    R visit(ClassWeights op);
}
