package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("root of the mean squared error over all elements")
public record Rmse() implements Metric {
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
        return RuntimeCall.of("Metric", "rmse");
    }
}
