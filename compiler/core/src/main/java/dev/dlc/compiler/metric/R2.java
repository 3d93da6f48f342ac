package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("the share of the target's variance that is explained; of several numbers their mean")
@Formula("1 − Σ (z − y)² / Σ (y − mean y)² of each number, their mean")
@Peers(pytorch = "none; scikit-learn's `r2_score`", keras = "`keras.metrics.R2Score()`")
@Example(value = "r2", target = "y: float[3]")
public record R2() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.NUMBERS;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "r2");
    }
}
