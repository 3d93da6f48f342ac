package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.source.Span;
import dev.dlc.runtime.GradientCheck.Finding;
import dev.dlc.runtime.OverfitCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code dlc check} tells of the checks that failed, each where the model says what is to blame. */
final class CheckDiagnostics {
    private CheckDiagnostics() {}

    /** One for each layer with a wrong gradient; one alone where the loss itself is no number. */
    static List<Diagnostic> of(Model model, List<Finding> findings) {
        List<Finding> wrong =
                findings.stream().filter(finding -> !finding.isGood()).toList();
        if (wrong.stream().anyMatch(finding -> !Double.isFinite(finding.difference()))) {
            return List.of(Diagnostic.of(
                    Code.LOSS_NOT_FINITE,
                    loss(model),
                    "the loss is not finite for the first samples and initial weights, so that no gradient can be compared",
                    "look at the scale of the inputs: `scale` and `normalize auto` bring them near 0"));
        }
        Map<String, Span> spans = spans(model);
        Set<Span> told = new HashSet<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Finding finding : wrong) {
            Span span = spans.getOrDefault(finding.path(), model.span());
            if (told.add(span)) {
                diagnostics.add(Diagnostic.of(
                        Code.WRONG_GRADIENT,
                        span,
                        String.format(
                                Locale.ROOT,
                                "the gradient of `%s` is wrong: at element %d it is %.6g, but the loss changes by %.6g",
                                finding.path(),
                                finding.element(),
                                finding.gradient(),
                                finding.difference()),
                        "this is a bug of dlc: please report it with the model"));
            }
        }
        return diagnostics;
    }

    private static Map<String, Span> spans(Model model) {
        Map<Integer, Span> layers = new HashMap<>();
        for (LayerCall layer : model.layers()) {
            layers.put(layer.id(), layer.span());
        }
        Map<String, Span> spans = new HashMap<>();
        for (Weight weight : model.weights()) {
            spans.put(weight.path(), layers.get(weight.layer()));
        }
        return spans;
    }

    /** Empty where the batch has been learnt. */
    static Optional<Diagnostic> of(Model model, OverfitCheck.Result result) {
        return result.isGood()
                ? Optional.empty()
                : Optional.of(Diagnostic.of(
                        Code.NOT_LEARNT,
                        loss(model),
                        String.format(
                                Locale.ROOT,
                                "%d samples are not learnt by heart in %d steps: %.0f %% are missed, and the loss goes from %.4f to %.4f",
                                result.samples(),
                                result.steps(),
                                100 * result.misses(),
                                result.first(),
                                result.last()),
                        result.advice().toArray(String[]::new)));
    }

    private static Span loss(Model model) {
        return model.losses().get(0).span();
    }
}
