package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("uniform in +-sqrt(6 / (in + out)) (Glorot and Bengio 2010)")
@Formula("w ~ U(−a, a), a = √(6 / (in + out))")
@Peers(pytorch = "`torch.nn.init.xavier_uniform_`", keras = "`keras.initializers.GlorotUniform`")
@Example("xavier_uniform")
public record XavierUniform() implements Initializer {
    @Override
    public boolean usesFans() {
        return true;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "xavierUniform");
    }
}
