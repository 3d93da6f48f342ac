package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("every number the same")
@Formula("w = value")
@Peers(pytorch = "`torch.nn.init.constant_(w, value)`", keras = "`keras.initializers.Constant(value)`")
@Example("constant(0.1)")
public record Constant(@Doc("that number") double value) implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "constant", value);
    }
}
