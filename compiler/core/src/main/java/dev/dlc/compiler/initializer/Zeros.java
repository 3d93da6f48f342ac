package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("every number 0")
public record Zeros() implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "constant", 0.0);
    }
}
