package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.scalar.Scalar;
import java.util.Optional;

/** A penalty on weights, or a limit to them, with its arguments: a record, its name is the record's name in snake case. */
@Doc("""
        Penalties that are added to the loss, reported too, and limits to the norm of weights. They hold for weights, not for biases and
        what normalisation learns, unless `on` names others by a glob: `l2(1e-4) on **.weight`. Frozen weights have none.

        Two more ways to regularise stand elsewhere: the layer [`dropout`](#dropout) and the setting
        [`early_stopping`](#early_stopping) of `train`.""")
public sealed interface Regularizer permits L1, L2, ElasticNet, MaxNorm {
    /** The factor of the sum of magnitudes. */
    double l1();

    /** The factor of the sum of squares. */
    double l2();

    /** The largest norm that the weights of a unit may have after a step; empty for a penalty. */
    default Optional<Double> maxNorm() {
        return Optional.empty();
    }

    /** What one weight, the variable {@code w}, adds to the loss. Its derivative is added to the gradient. */
    default Scalar penalty() {
        Scalar w = Scalar.variable("w");
        return Scalar.call(Scalar.Function.ABS, w).times(l1()).plus(w.times(w).times(l2()));
    }
}
