package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Softmax;
import dev.dlc.compiler.model.LayerCall;
import java.util.function.Consumer;

/** A softmax between layers with weights: its outputs add up to 1, so they are tiny where there are many. */
record SoftmaxInside() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            if (call.layer() instanceof Softmax) {
                subject.next(call, Kinds::isTransparent)
                        .filter(next -> Kinds.isLinear(next) || Kinds.isNormalization(next))
                        .ifPresent(next -> report.accept(Diagnostic.of(
                                        Code.SOFTMAX_INSIDE,
                                        call.span(),
                                        "this `softmax` stands inside of the network: what it gives adds up to 1, and little of "
                                                + "it reaches the layers behind",
                                        "use `relu` here: a softmax belongs to the end, where `cross_entropy` contains it")
                                .label(next.span(), "this layer takes it")));
            }
        }
    }
}
