package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(2 / (in + out)) (Glorot and Bengio 2010)")
@Formula("w ~ N(0, σ²), σ = √(2 / (in + out))")
@Peers(pytorch = "`torch.nn.init.xavier_normal_`", keras = "`keras.initializers.GlorotNormal`; truncated at 2 σ")
@Example("xavier_normal")
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
