package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;

@Doc("ridge: lambda * sum w^2; makes weights smaller")
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
