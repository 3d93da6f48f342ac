package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("orthogonal rows or columns (Saxe et al. 2014)")
@Formula(
        "w = gain Q, Q R = A, A ~ N(0, 1), R's diagonal positive, as [out, rest]; of Aᵀ where it has more columns than rows")
@Peers(pytorch = "`torch.nn.init.orthogonal_(w, gain)`", keras = "`keras.initializers.Orthogonal(gain)`")
@Example("orthogonal(gain = 1.4)")
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
