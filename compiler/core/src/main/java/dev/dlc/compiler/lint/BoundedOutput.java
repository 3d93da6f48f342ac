package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Gelu;
import dev.dlc.compiler.layer.HardSwish;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.Relu;
import dev.dlc.compiler.layer.Silu;
import dev.dlc.compiler.layer.Softplus;
import dev.dlc.compiler.layer.Tanh;
import dev.dlc.compiler.loss.KlDivergence;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.LossTerm;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A last activation that cannot give every answer: logits are any numbers, and a rectifier that is at 0 gets no gradient to leave it.
 * Whether a target may be negative the file does not say, so of the losses of values only the rectifier is told.
 */
record BoundedOutput() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            for (LossTerm term : subject.judges(call)) {
                Optional<LayerCall> last = Optional.of(call);
                while (last.isPresent() && Kinds.isReshaping(last.get())) {
                    last = subject.before(last.get());
                }
                last.ifPresent(maker -> check(maker, term, report));
            }
        }
    }

    private static void check(LayerCall maker, LossTerm term, Consumer<Diagnostic> report) {
        String name = Kinds.name(maker);
        boolean logits = term.loss().head() != Loss.Head.VALUE;
        if (logits && isBounded(maker.layer())) {
            report.accept(Diagnostic.of(
                            Code.BOUNDED_OUTPUT,
                            maker.span(),
                            "the loss takes logits, which may be any numbers, but `" + name + "` gives only "
                                    + (maker.layer() instanceof Tanh ? "those from -1 to 1" : "positive ones"),
                            "remove `-> " + name + "` before the loss")
                    .label(term.span(), "this loss takes logits"));
        } else if (maker.layer() instanceof Relu && !(term.loss() instanceof KlDivergence)) {
            report.accept(Diagnostic.of(
                            Code.BOUNDED_OUTPUT,
                            maker.span(),
                            "the last `relu` gives no negative answers, and at 0 no gradient to learn from",
                            "remove `-> relu`, or use `softplus` if the target is never negative")
                    .label(term.span(), "this loss judges it"));
        }
    }

    /** Gelu and its like go a little below 0, but no logit can be sure there. */
    private static boolean isBounded(Layer layer) {
        return layer instanceof Relu
                || layer instanceof Tanh
                || layer instanceof Softplus
                || layer instanceof Gelu
                || layer instanceof Silu
                || layer instanceof HardSwish;
    }
}
