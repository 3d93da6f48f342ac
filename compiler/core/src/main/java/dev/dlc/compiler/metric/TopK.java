package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of samples whose class is among the most probable ones")
public record TopK(
        @Doc("how many of the most probable classes count") @Limits(least = 1)
        int k) implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.CLASSES;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "topK", k);
    }
}
