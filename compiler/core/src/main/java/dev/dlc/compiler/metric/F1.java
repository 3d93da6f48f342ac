package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("harmonic mean of precision and recall: of class 1 of a binary target, else the mean over the classes that occur")
@Formula("2 · precision · recall / (precision + recall) of each class, the mean over the classes")
@Peers(
        pytorch = "none; scikit-learn's `f1_score(average=\"macro\")`",
        keras = "`keras.metrics.F1Score(average=\"macro\")`")
@Example(value = "f1", target = "label: class[10]")
public record F1() implements Metric {
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
        return RuntimeCall.of("Metric", "f1");
    }
}
