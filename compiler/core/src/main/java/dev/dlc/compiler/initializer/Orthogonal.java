package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("orthogonal rows or columns (Saxe et al. 2014)")
public record Orthogonal(
        @Doc("length of each row or column") @Default("1") double gain) implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "orthogonal", gain);
    }
}
