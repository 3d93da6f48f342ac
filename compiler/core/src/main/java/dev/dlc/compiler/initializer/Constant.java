package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("every number the same")
public record Constant(@Doc("that number") double value) implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "constant", value);
    }
}
