package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Softmax;
import dev.dlc.compiler.layer.Softplus;
import dev.dlc.compiler.layer.Tanh;
import dev.dlc.compiler.model.LayerCall;
import java.util.function.Consumer;

/** An activation of an activation: the second one sees only half of its range, or changes nothing. */
record ActivationAfterActivation() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall first : subject.model().layers()) {
            if (Kinds.isActivation(first)) {
                subject.next(first, Kinds::isReshaping)
                        .filter(second -> Kinds.isActivation(second) && !isMeant(first, second))
                        .ifPresent(second -> report.accept(Diagnostic.of(
                                        Code.ACTIVATION_AFTER_ACTIVATION,
                                        second.span(),
                                        "`" + Kinds.name(second) + "` acts on what has passed `" + Kinds.name(first)
                                                + "` already",
                                        "remove one of them")
                                .label(first.span(), "here it passes `" + Kinds.name(first) + "`")));
            }
        }
    }

    /** {@code x * tanh(softplus(x))} is mish; a tanh before softmax bounds the logits. */
    private static boolean isMeant(LayerCall first, LayerCall second) {
        return first.layer() instanceof Softplus && second.layer() instanceof Tanh
                || first.layer() instanceof Tanh && second.layer() instanceof Softmax;
    }
}
