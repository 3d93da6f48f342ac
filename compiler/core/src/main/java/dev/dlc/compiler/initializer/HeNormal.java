package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(2 / in) (He et al. 2015)")
public record HeNormal() implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "heNormal");
    }
}
