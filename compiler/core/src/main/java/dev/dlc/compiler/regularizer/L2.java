package dev.dlc.compiler.regularizer;

import static dev.dlc.compiler.scalar.Scalar.variable;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.scalar.Scalar;

@Doc("ridge: lambda * sum w^2; makes weights smaller")
public record L2(@Doc("strength") @Limits(least = 0) double lambda) implements Regularizer {
    @Override
    public Scalar penalty() {
        return variable("w").times(variable("w")).times(lambda);
    }
}
