package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of samples whose class is among the most probable ones")
@Formula("share of samples with fewer than k logits above z[y]")
@Peers(
        pytorch = "none; scikit-learn's `top_k_accuracy_score(k=k)`",
        keras = "`keras.metrics.SparseTopKCategoricalAccuracy(k)`")
@Example(value = "top_k(3)", target = "label: class[10]")
public record TopK(
        @Doc("how many of the most probable classes count") @Limits(least = 1)
        int k) implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.CLASSES;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "topK", k);
    }
}
