package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;

/**
 * {@code sum of y (log y - log p)} of each sample, the mean over the batch, for a value p that has passed {@code softmax}; p
 * counts as at least 1e-7, as in Keras.
 */
@Doc("Kullback-Leibler divergence of probabilities from the target's")
@Formula("Σ_k y[k] (log y[k] − log p[k]), p at least 1e-7; the mean over the batch")
@Peers(
        pytorch = "`torch.nn.KLDivLoss(reduction=\"batchmean\")`; it takes log p",
        keras = "`keras.losses.KLDivergence()`")
@Example(value = "kl_divergence(head, y)", target = "y: float[3]")
public record KlDivergence() implements Loss {
    private static final double LEAST = 1e-7;

    @Override
    public Head head() {
        return Head.VALUE;
    }

    @Override
    public void check(Shape value, Port target) {
        ElementwiseLosses.check("kl_divergence", value, target);
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        Scalar y = Scalar.operand(1);
        Scalar least = Scalar.constant(LEAST);
        Scalar p = Scalar.select(Scalar.operand(0), least, Scalar.operand(0), least);
        Scalar q = Scalar.select(y, least, y, least);
        Scalar term = y.times(Scalar.call(Scalar.Function.LOG, q).minus(Scalar.call(Scalar.Function.LOG, p)));
        // the mean over the elements times their number is their sum
        return ElementwiseLosses.lower(lowering, term.times(value.shape().size()), value, target);
    }
}
