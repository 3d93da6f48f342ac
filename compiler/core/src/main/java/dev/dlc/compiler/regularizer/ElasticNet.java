package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Limits;

@Doc("lambda * ((1 - alpha) * sum |w| + alpha * sum w^2): between LASSO and ridge")
public record ElasticNet(
        @Doc("strength") @Limits(least = 0) double lambda,

        @Doc("share of the squares") @Limits(least = 0, most = 1) @Default("0.5")
        double alpha)
        implements Regularizer {
    @Override
    public double l1() {
        return lambda * (1 - alpha);
    }

    @Override
    public double l2() {
        return lambda * alpha;
    }
}
