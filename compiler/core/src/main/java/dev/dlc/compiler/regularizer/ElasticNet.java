package dev.dlc.compiler.regularizer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;

@Doc("lambda * ((1 - alpha) * sum |w| + alpha * sum w^2): between LASSO and ridge")
@Formula("loss + lambda ((1 − alpha) Σ |w| + alpha Σ w²)")
@Peers(
        pytorch = "none: added to the loss by hand",
        keras = "`keras.regularizers.L1L2(l1=lambda * (1 - alpha), l2=lambda * alpha)`")
@Example("elastic_net(1e-4, alpha = 0.7)")
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
