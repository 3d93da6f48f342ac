package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal, not truncated")
public record Normal(
        @Doc("mean") @Default("0") double mean,

        @Doc("standard deviation") @Limits(least = 0) @Default("1")
        double std) implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "normal", mean, std);
    }
}
