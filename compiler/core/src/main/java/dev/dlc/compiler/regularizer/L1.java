package dev.dlc.compiler.regularizer;

import static dev.dlc.compiler.scalar.Scalar.call;
import static dev.dlc.compiler.scalar.Scalar.variable;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Scalar.Function;

@Doc("LASSO: lambda * sum |w|; shrinks weights to 0")
public record L1(@Doc("strength") @Limits(least = 0) double lambda) implements Regularizer {
    @Override
    public Scalar penalty() {
        return call(Function.ABS, variable("w")).times(lambda);
    }
}
