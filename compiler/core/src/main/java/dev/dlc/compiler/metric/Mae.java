package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("mean absolute error over all elements")
public record Mae() implements Metric {
    @Override
    public boolean isScore() {
        return false;
    }

    @Override
    public Targets targets() {
        return Targets.NUMBERS;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "mae");
    }
}
