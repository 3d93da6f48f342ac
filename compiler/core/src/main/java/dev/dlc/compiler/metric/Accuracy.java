package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of samples whose most probable class is the right one")
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
