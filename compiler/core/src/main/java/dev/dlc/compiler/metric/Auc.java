package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("area under the receiver operating characteristic")
public record Auc() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.BINARY;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "auc");
    }
}
