package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("area under the receiver operating characteristic")
@Formula("P(z of a sample of class 1 > z of one of class 0), equal ones count half")
@Peers(
        pytorch = "none; scikit-learn's `roc_auc_score`",
        keras = "`keras.metrics.AUC(from_logits=True)`; from 200 thresholds, not exact")
@Example(value = "auc", target = "spam: binary")
public record Auc() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.BINARY;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "auc");
    }
}
