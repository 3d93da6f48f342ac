package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(2 / (in + out)) (Glorot and Bengio 2010)")
public record XavierNormal() implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "xavierNormal");
    }
}
