package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("every number 0")
@Formula("w = 0")
@Peers(pytorch = "`torch.nn.init.zeros_`", keras = "`keras.initializers.Zeros`")
@Example("zeros")
public record Zeros() implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "constant", 0.0);
    }
}
