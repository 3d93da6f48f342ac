package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of the target's variance that is explained; of several numbers their mean")
public record R2() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.NUMBERS;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "r2");
    }
}
