package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;

@Doc("LASSO: lambda * sum |w|; shrinks weights to 0")
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
