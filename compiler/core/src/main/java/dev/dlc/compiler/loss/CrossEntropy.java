package dev.dlc.compiler.loss;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.ClassWeights;
import dev.dlc.compiler.graph.CrossEntropyLoss;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * {@code -sum of q log softmax(z)}: q is the target's class, smoothed as (1 - e) * onehot + e / classes (Szegedy et al. 2016).
 * With weights each logarithm is multiplied by that of its class, and the mean is weighted: the sum over the batch is divided
 * by the sum of the weights of its samples' classes (PyTorch's cross_entropy).
 */
@Doc("cross-entropy of logits with a class")
@Formula(
        "−Σ_k q[k] log softmax(z)[k], q = (1 − smoothing) onehot + smoothing / K; the mean over the batch; with weights each term times weights[k], divided by the sum of the samples' weights")
@Peers(
        pytorch = "`torch.nn.CrossEntropyLoss(weight, label_smoothing)`",
        keras =
                "`keras.losses.SparseCategoricalCrossentropy(from_logits=True)`, with smoothing `CategoricalCrossentropy`; `class_weight` of `fit` divides by the number of samples")
@Example(value = "cross_entropy(head, label, smoothing = 0.1)", target = "label: class[10]")
public record CrossEntropy(
        @Doc("share of the target given to all classes alike") @Default("0") @Limits(least = 0, most = 1)
        double smoothing,

        @Doc("a weight for each class; all the same where nothing is said") @Default("[]")
        List<Double> weights)
        implements Loss {
    /** They become a constant of the generated class, whose initialiser has its limits. */
    private static final int MOST_WEIGHTS = 4096;

    public CrossEntropy {
        weights = List.copyOf(weights);
        if (weights.size() > MOST_WEIGHTS) {
            throw new Misfit(
                    Code.TOO_LARGE, "weights", "`weights` can be given for " + MOST_WEIGHTS + " classes at most", null);
        }
        if (weights.stream().anyMatch(weight -> weight < 0)
                || !weights.isEmpty() && weights.stream().allMatch(weight -> weight == 0)) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "weights",
                    "`weights` are at least 0 and not all 0",
                    "a weight of 1 changes nothing");
        }
    }

    @Override
    public Head head() {
        return Head.LOGITS;
    }

    @Override
    public void check(Shape value, Port target) {
        if (target.kind() == Port.Kind.INDEX && target.shape().rank() != 0) {
            throw new Misfit(
                    Code.UNSUPPORTED,
                    null,
                    "`cross_entropy` cannot compare a label for each position yet, as `" + target.name() + "` has",
                    "declare one label for each sample, `target " + target.name() + ": class[" + target.limit() + "]`");
        }
        if (target.kind() != Port.Kind.INDEX) {
            throw new Misfit(
                    Code.WRONG_TYPE,
                    null,
                    "`cross_entropy` needs a target of classes, but `" + target.name() + "` is not one",
                    "declare `target " + target.name() + ": class { … }`, or use `binary_cross_entropy` or `mse`");
        }
        if (!weights.isEmpty() && weights.size() != target.limit()) {
            throw new Misfit(
                    Code.CONTRADICTION,
                    "weights",
                    "`" + target.name() + "` has " + target.limit() + " classes, but there are " + weights.size()
                            + " weights",
                    "give one weight for each class");
        }
        if (value.rank() != 1 || value.get(0) != target.limit()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`cross_entropy` needs one logit for each of the " + target.limit() + " classes of `"
                            + target.name() + "`, but the value is " + value,
                    "end the network with `dense(" + target.name() + ".classes)`");
        }
    }

    @Override
    public Value lower(Lowering lowering, Value value, Value target) {
        return lowering.add(new CrossEntropyLoss(smoothing, weights), value, target);
    }

    @Override
    public Optional<Value> sampleWeights(Lowering lowering, Value target) {
        return weights.isEmpty() ? Optional.empty() : Optional.of(lowering.add(new ClassWeights(weights), target));
    }
}
