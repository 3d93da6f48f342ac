package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal with deviation sqrt(1 / in) (LeCun et al. 1998)")
@Formula("w ~ N(0, σ²), σ = √(1 / in)")
@Peers(
        pytorch = "`torch.nn.init.kaiming_normal_(w, nonlinearity=\"linear\")`",
        keras = "`keras.initializers.LecunNormal`; truncated at 2 σ")
@Example("lecun_normal")
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
