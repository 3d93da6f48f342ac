package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.TrainSpec.Stopping;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code early_stopping(monitor = validation.loss, patience = 3, min_delta = 0)}. */
final class StoppingSetting {
    /** The monitored value is read apart: it is a name with a dot, and no expression. */
    record Limited(
            @Default("validation.loss") String monitor,
            @Default("3") @Limits(least = 1) int patience,
            @Default("0") @Limits(least = 0) double minDelta) {}

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;

    StoppingSetting(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
    }

    Optional<Stopping> resolve(Setting setting, List<Metric> metrics, boolean hasValidation) {
        List<Given> given = new ArrayList<>();
        Span place = setting.span();
        String monitored = "validation.loss";
        boolean failed = false;
        for (Argument argument : setting.arguments()) {
            boolean isMonitor = argument.name()
                    .map(name -> name.text().equals("monitor"))
                    .orElse(argument == setting.arguments().get(0));
            if (!isMonitor) {
                given.add(Given.of(argument, evaluator.evaluate(argument.value(), scope)));
            } else if (argument.value() instanceof Expression.Member member
                    && member.owner() instanceof Expression.Reference part) {
                place = member.span();
                monitored = part.name().text() + "." + member.name().text();
                given.add(Given.of(argument, new Evaluated.Text(monitored)));
            } else {
                failed = true;
                unknown(argument.span(), "`monitor` is a part and what is measured of it", metrics);
            }
        }
        Optional<Bound<Limited>> bound = new Arguments(problems, "early_stopping", setting.span(), scope::names)
                .bind(Signature.of("early_stopping", Limited.class), given);
        Optional<Boolean> score = failed ? Optional.empty() : score(monitored, place, metrics);
        if (score.isEmpty() || !hasData(monitored, place, hasValidation) || bound.isEmpty()) {
            return Optional.empty();
        }
        Limited limited = bound.get().entry();
        return Optional.of(new Stopping(monitored, score.get(), limited.patience(), limited.minDelta()));
    }

    /** True where higher is better; empty where nothing of this name is measured. */
    private Optional<Boolean> score(String monitored, Span place, List<Metric> metrics) {
        int dot = monitored.indexOf('.');
        String part = monitored.substring(0, dot);
        String measured = monitored.substring(dot + 1);
        if (part.equals("train") || part.equals("validation")) {
            if (measured.equals("loss")) {
                return Optional.of(false);
            }
            for (Metric metric : metrics) {
                if (TrainSection.name(metric).equals(measured)) {
                    return Optional.of(metric.isScore());
                }
            }
        }
        unknown(place, "`" + monitored + "` is not measured", metrics);
        return Optional.empty();
    }

    private void unknown(Span span, String message, List<Metric> metrics) {
        List<String> known = new ArrayList<>(List.of("validation.loss", "train.loss"));
        for (Metric metric : metrics) {
            known.add("validation." + TrainSection.name(metric));
            known.add("train." + TrainSection.name(metric));
        }
        problems.add(Diagnostic.of(
                Code.UNKNOWN_NAME,
                span,
                message,
                "it can be: " + String.join(", ", known) + "; what `metrics` lists can be monitored"));
    }

    private boolean hasData(String monitored, Span place, boolean hasValidation) {
        boolean missing = monitored.startsWith("validation.") && !hasValidation;
        if (missing) {
            problems.add(Diagnostic.of(
                    Code.CONTRADICTION,
                    place,
                    "`" + monitored + "` is monitored, but there are no validation data",
                    "add `validation split(0.1)` to `data`",
                    "or monitor the training itself, `monitor = train." + monitored.substring("validation.".length())
                            + "`"));
        }
        return !missing;
    }
}
