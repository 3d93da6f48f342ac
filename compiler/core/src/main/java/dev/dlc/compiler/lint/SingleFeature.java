package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.LayerCall;
import java.util.function.Consumer;

/** A layer in the middle that gives a single number a sample: all that comes behind it knows no more of the sample than that. */
record SingleFeature() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            boolean narrow = Kinds.isLinear(call)
                    && call.shape().size() == 1
                    && call.inputShapes().get(0).size() > 1;
            if (narrow) {
                subject.next(call, passed -> !Kinds.isLinear(passed))
                        .filter(wide -> wide.shape().size() > 1)
                        .ifPresent(wide -> report.accept(Diagnostic.of(
                                        Code.SINGLE_FEATURE,
                                        call.span(),
                                        "all that the layers behind this one learn of a sample is the one number that it gives",
                                        "let it give at least as many as the layer behind it: "
                                                + wide.shape().size())
                                .label(wide.span(), "this makes " + wide.shape() + " of it")));
            }
        }
    }
}
