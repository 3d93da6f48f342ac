package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("right answers among all answers: of class 1 of a binary target, else the mean over the classes that occur")
public record Precision() implements Metric {
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
        return RuntimeCall.of("Metric", "precision");
    }
}
