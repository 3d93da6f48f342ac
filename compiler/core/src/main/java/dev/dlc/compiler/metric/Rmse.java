package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("root of the mean squared error over all elements")
@Formula("√(mean of (z − y)²)")
@Peers(
        pytorch = "none; the root of scikit-learn's `mean_squared_error`",
        keras = "`keras.metrics.RootMeanSquaredError()`")
@Example(value = "rmse", target = "y: float[3]")
public record Rmse() implements Metric {
    @Override
    public boolean isScore() {
        return false;
    }

    @Override
    public Targets targets() {
        return Targets.NUMBERS;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "rmse");
    }
}
