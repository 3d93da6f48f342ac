package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("right answers among all samples: of class 1 of a binary target, else the mean over the classes that occur")
@Formula("true positives / (true positives + false negatives), the mean over the classes")
@Peers(
        pytorch = "none; scikit-learn's `recall_score(average=\"macro\")`",
        keras = "`keras.metrics.Recall()`; of one class, not the mean over them")
@Example(value = "recall", target = "label: class[10]")
public record Recall() implements Metric {
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
        return RuntimeCall.of("Metric", "recall");
    }
}
