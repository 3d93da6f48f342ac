package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.BatchNorm;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.source.Span;
import java.util.function.Consumer;

/**
 * A bias directly before a batch_norm, which takes the mean off again and adds a shift of its own: the bias gets no gradient (Ioffe
 * and Szegedy 2015, section 3.2). Weights from a file may have been trained with it.
 */
record BiasBeforeNorm() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        if (subject.startsFromFile()) {
            return;
        }
        for (LayerCall call : subject.model().layers()) {
            if (Kinds.isLinear(call) && subject.trained(call, Role.BIAS).isPresent()) {
                subject.next(call)
                        .filter(norm -> norm.layer() instanceof BatchNorm
                                && subject.trained(norm, Role.SHIFT).isPresent())
                        .ifPresent(norm -> report.accept(diagnostic(call, norm)));
            }
        }
    }

    private static Diagnostic diagnostic(LayerCall call, LayerCall norm) {
        boolean named = Kinds.names(call, "bias");
        boolean placed = Kinds.places(call, "bias");
        String help = placed
                ? "give `false` for its `bias`"
                : "write `" + (named ? "bias = false" : Kinds.with(call, "bias = false")) + "`";
        var diagnostic = Diagnostic.of(
                        Code.BIAS_BEFORE_NORM,
                        call.span(),
                        "the bias of this `" + Kinds.name(call)
                                + "` does nothing: the `batch_norm` behind it takes the mean off",
                        help)
                .label(norm.span(), "it has a bias of its own");
        Span span = call.span();
        boolean simple = !named
                && !placed
                && span.text().equals(Kinds.text(call))
                && span.text().endsWith(")");
        int end = Math.max(span.start(), span.end() - 1);
        return simple ? diagnostic.fix(new Span(span.file(), end, end), ", bias = false") : diagnostic;
    }
}
