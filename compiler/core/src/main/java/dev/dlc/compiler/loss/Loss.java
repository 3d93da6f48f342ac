package dev.dlc.compiler.loss;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.Optional;

/** A loss of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Loss permits CrossEntropy, BinaryCrossEntropy, Mse, Mae, Huber, Hinge, KlDivergence {
    /** How raw numbers of the judged value become a prediction. */
    enum Head {
        VALUE,
        LOGITS,
        BINARY_LOGIT
    }

    Head head();

    /**
     * Checks that it can compare a value of this shape with the target.
     *
     * @throws dev.dlc.compiler.catalogue.Misfit if it cannot
     */
    void check(Shape value, Port target);

    /** Appends the operations that compute the loss of each sample and returns it: batched, shape []. */
    Value lower(Lowering lowering, Value value, Value target);

    /**
     * Where samples weigh differently: appends the operations that compute the weight of each, batched, shape []. The loss is
     * then the sum of what {@link #lower} gives divided by the sum of these, not by the number of samples.
     */
    default Optional<Value> sampleWeights(Lowering lowering, Value target) {
        return Optional.empty();
    }
}
