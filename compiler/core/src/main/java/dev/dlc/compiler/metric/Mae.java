package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("mean absolute error over all elements")
@Formula("mean of |z − y|")
@Peers(pytorch = "none; scikit-learn's `mean_absolute_error`", keras = "`keras.metrics.MeanAbsoluteError()`")
@Example(value = "mae", target = "y: float[3]")
public record Mae() implements Metric {
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
        return RuntimeCall.of("Metric", "mae");
    }
}
