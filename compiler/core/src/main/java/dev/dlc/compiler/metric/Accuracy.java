package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of samples whose most probable class is the right one")
@Formula("share of samples with argmax z = y; of binary targets (z > 0) = y")
@Peers(
        pytorch = "none; scikit-learn's `accuracy_score`",
        keras = "`keras.metrics.SparseCategoricalAccuracy()`, `BinaryAccuracy()`")
@Example(value = "accuracy", target = "label: class[10]")
public record Accuracy() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.ANSWERS;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "accuracy");
    }
}
