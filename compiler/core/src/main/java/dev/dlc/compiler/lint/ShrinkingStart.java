package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.initializer.XavierNormal;
import dev.dlc.compiler.initializer.XavierUniform;
import dev.dlc.compiler.layer.LeakyRelu;
import dev.dlc.compiler.layer.Relu;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Weights before a rectifier for which {@code init} asks for xavier: the rectifier halves the variance, and each such layer again
 * (He et al. 2015, section 2.2). Told only where the file says xavier itself, not where it is the default.
 */
record ShrinkingStart() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            Optional<LayerCall> next = subject.next(call, Kinds::isReshaping)
                    .filter(one -> one.layer() instanceof Relu || one.layer() instanceof LeakyRelu);
            Optional<Weight> weight = Starts.weight(subject, call).filter(one -> isXavier(one) && next.isPresent());
            weight.flatMap(one -> Starts.rule(subject, one))
                    .ifPresent(rule -> report.accept(Diagnostic.of(
                                    Code.SHRINKING_START,
                                    call.span(),
                                    "the weights before this `" + Kinds.name(next.orElseThrow())
                                            + "` start too small: it halves the variance, for which `xavier` does not make up",
                                    Starts.help(
                                            subject,
                                            call,
                                            weight.get(),
                                            weight.get().initializer() instanceof XavierNormal
                                                    ? "he_normal"
                                                    : "he_uniform"))
                            .label(rule.span(), "`init` says so here")));
        }
    }

    private static boolean isXavier(Weight weight) {
        return weight.initializer() instanceof XavierNormal || weight.initializer() instanceof XavierUniform;
    }
}
