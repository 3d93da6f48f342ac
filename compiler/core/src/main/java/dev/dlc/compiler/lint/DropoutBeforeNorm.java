package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.BatchNorm;
import dev.dlc.compiler.layer.Dropout;
import dev.dlc.compiler.model.LayerCall;
import java.util.function.Consumer;

/**
 * A dropout whose values reach a batch_norm: it raises their variance by 1/keep in training, also behind a linear layer, so that the
 * running variance is too large for predictions, which drop nothing (Li et al. 2018, "variance shift").
 */
record DropoutBeforeNorm() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            if (call.layer() instanceof Dropout dropout && LittleKept.kept(dropout) < 1) {
                // another normalisation takes the samples as they come, in training and afterwards
                subject.next(call, passed -> !Kinds.isNormalization(passed))
                        .filter(norm -> norm.layer() instanceof BatchNorm)
                        .ifPresent(norm -> report.accept(Diagnostic.of(
                                        Code.DROPOUT_BEFORE_NORM,
                                        call.span(),
                                        "the `batch_norm` behind this `dropout` learns a variance that predictions don't have: "
                                                + "nothing is dropped there",
                                        "move it behind the last `batch_norm`, or take it out: `batch_norm` regularises by itself")
                                .label(norm.span(), "this is the `batch_norm`")));
            }
        }
    }
}
