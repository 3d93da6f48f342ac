package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("uniform in +-sqrt(6 / in) (He et al. 2015)")
public record HeUniform() implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "heUniform");
    }
}
