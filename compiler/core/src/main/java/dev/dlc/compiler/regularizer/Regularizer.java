package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.scalar.Scalar;

/** A penalty on weights with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Regularizer permits L1, L2, ElasticNet {
    /** What one weight, the variable {@code w}, adds to the loss. Its derivative is added to the gradient. */
    Scalar penalty();
}
