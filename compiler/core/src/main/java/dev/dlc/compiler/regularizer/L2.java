package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;

@Doc("ridge: lambda * sum w^2; makes weights smaller")
@Formula("loss + lambda Σ w²")
@Peers(
        pytorch = "`weight_decay=2 * lambda` of `SGD` and `Adam`, which then is not in the loss",
        keras = "`keras.regularizers.L2(lambda)`")
@Example("l2(1e-4)")
public record L2(@Doc("strength") @Limits(least = 0) double lambda) implements Regularizer {
    @Override
    public double l1() {
        return 0;
    }

    @Override
    public double l2() {
        return lambda;
    }
}
