package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(2 / in) (He et al. 2015)")
@Formula("w ~ N(0, σ²), σ = √(2 / in)")
@Peers(
        pytorch = "`torch.nn.init.kaiming_normal_(w, nonlinearity=\"relu\")`",
        keras = "`keras.initializers.HeNormal`; truncated at 2 σ")
@Example("he_normal")
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
