package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("how many samples of each class are taken for each")
public record Confusion() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.ANSWERS;
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "confusion");
    }
}
