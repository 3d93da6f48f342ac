package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("uniform in +-sqrt(6 / in) (He et al. 2015)")
@Formula("w ~ U(−a, a), a = √(6 / in)")
@Peers(pytorch = "`torch.nn.init.kaiming_uniform_(w, nonlinearity=\"relu\")`", keras = "`keras.initializers.HeUniform`")
@Example("he_uniform")
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
