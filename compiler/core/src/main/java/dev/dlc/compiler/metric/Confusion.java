package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("how many samples of each class are taken for each")
@Formula("n[i][j] = samples of class i taken for class j")
@Peers(pytorch = "none; scikit-learn's `confusion_matrix`", keras = "none")
@Example(value = "confusion", target = "label: class[10]")
public record Confusion() implements Metric {
    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public Targets targets() {
        return Targets.ANSWERS;
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Metric", "confusion");
    }
}
