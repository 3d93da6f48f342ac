package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.initializer.HeNormal;
import dev.dlc.compiler.initializer.HeUniform;
import dev.dlc.compiler.layer.Sigmoid;
import dev.dlc.compiler.layer.Tanh;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Weights that start as He et al. (2015) derived for rectifiers, before a sigmoid or tanh: with twice the variance these begin where
 * they are flat; Glorot and Bengio (2010) derived theirs for them.
 */
record SaturatingStart() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            Optional<LayerCall> next = subject.next(call, Kinds::isReshaping)
                    .filter(one -> one.layer() instanceof Sigmoid || one.layer() instanceof Tanh);
            Starts.weight(subject, call)
                    .filter(weight -> next.isPresent()
                            && (weight.initializer() instanceof HeNormal || weight.initializer() instanceof HeUniform))
                    .filter(weight -> !isGate(subject, next.get()))
                    .ifPresent(weight -> report.accept(diagnostic(subject, call, next.get(), weight)));
        }
    }

    /** What is multiplied is meant to be open or shut. */
    private static boolean isGate(Subject subject, LayerCall activation) {
        LayerCall last = activation;
        for (var next = subject.next(last); next.filter(Kinds::isReshaping).isPresent(); next = subject.next(last)) {
            last = next.get();
        }
        return subject.users(last.id()).stream().anyMatch(user -> user.inputs().size() > 1);
    }

    private static Diagnostic diagnostic(Subject subject, LayerCall call, LayerCall next, Weight weight) {
        String better = weight.initializer() instanceof HeNormal ? "xavier_normal" : "xavier_uniform";
        var diagnostic = Diagnostic.of(
                        Code.SATURATING_START,
                        call.span(),
                        "the weights before this `" + Kinds.name(next)
                                + "` start as for a rectifier: so large that it begins where it is flat",
                        Starts.help(subject, call, weight, better))
                .label(next.span(), "it flattens what is far from 0");
        return Starts.rule(subject, weight)
                .map(rule -> diagnostic.label(rule.span(), "`init` says so here"))
                .orElse(diagnostic);
    }
}
