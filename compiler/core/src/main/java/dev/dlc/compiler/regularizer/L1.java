package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;

@Doc("LASSO: lambda * sum |w|; shrinks weights to 0")
@Formula("loss + lambda Σ |w|")
@Peers(pytorch = "none: added to the loss by hand", keras = "`keras.regularizers.L1(lambda)`")
@Example("l1(1e-5)")
public record L1(@Doc("strength") @Limits(least = 0) double lambda) implements Regularizer {
    @Override
    public double l1() {
        return lambda;
    }

    @Override
    public double l2() {
        return 0;
    }
}
