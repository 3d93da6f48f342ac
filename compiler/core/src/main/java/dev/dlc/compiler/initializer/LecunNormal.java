package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(1 / in) (LeCun et al. 1998)")
public record LecunNormal() implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "lecunNormal");
    }
}
