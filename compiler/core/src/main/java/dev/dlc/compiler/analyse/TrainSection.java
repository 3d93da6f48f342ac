package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.metric.Accuracy;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.TrainSpec;
import dev.dlc.compiler.schedule.ScheduleSpec;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code train { epochs 20  batch 64  metrics accuracy  early_stopping(patience = 3) }}. */
final class TrainSection {
    private static final List<String> SETTINGS =
            List.of("epochs", "batch", "seed", "clip_norm", "metrics", "early_stopping");

    /** The settings that are one number each. */
    record Numbers(
            @Default("10") @Limits(least = 1) int epochs,
            @Default("32") @Limits(least = 1) int batch,
            @Default("1") long seed,

            @Default("none") @Limits(least = 0, aboveLeast = true)
            Optional<Double> clipNorm) {}

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final Entries<Metric> entries;

    TrainSection(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.entries = new Entries<>(Metric.class, Planned.METRIC, evaluator, problems);
    }

    /**
     * @param written the settings, none where the section is missing
     * @param span the section, or the model where it is missing
     * @param losses that could be read
     * @param targets of the model
     * @param hasValidation false only where there are data, but none for validation
     * @param complete false where losses or settings are missing because of errors told already
     * @param schedule is made when it is known what can be monitored
     */
    Optional<TrainSpec> resolve(
            List<Setting> written,
            Span span,
            List<LossTerm> losses,
            List<Port> targets,
            boolean hasValidation,
            boolean complete,
            Function<Monitors, ScheduleSpec> schedule) {
        var settings = new Settings("train", SETTINGS, written, problems);
        List<Given> given = new ArrayList<>();
        for (String name : List.of("epochs", "batch", "seed", "clip_norm")) {
            settings.single(name, "one number")
                    .ifPresent(argument -> given.add(new Given(
                            Optional.of(name),
                            settings.find(name).orElseThrow().name().span(),
                            evaluator.evaluate(argument.value(), scope),
                            argument.span())));
        }
        Optional<Bound<Numbers>> bound =
                new Arguments(problems, "train", span, scope::names).bind(Signature.of("train", Numbers.class), given);
        List<Metric> metrics = settings.find("metrics")
                .map(setting -> metrics(setting, losses))
                .orElseGet(() -> byDefault(losses));
        boolean allMetrics = metrics.size()
                == settings.find("metrics")
                        .map(setting -> setting.arguments().size())
                        .orElse(metrics.size());
        var monitors = new Monitors(metrics, losses, targets, hasValidation, complete && allMetrics, problems);
        Optional<TrainSpec.Stopping> stopping = settings.find("early_stopping")
                .flatMap(setting -> new StoppingSetting(evaluator, problems, scope).resolve(setting, monitors));
        ScheduleSpec rates = schedule.apply(monitors);
        return bound.map(Bound::entry)
                .map(numbers -> new TrainSpec(
                        numbers.epochs(),
                        numbers.batch(),
                        numbers.seed(),
                        numbers.clipNorm(),
                        metrics,
                        rates,
                        stopping));
    }

    private static List<Metric> byDefault(List<LossTerm> losses) {
        Metric accuracy = new Accuracy();
        return !losses.isEmpty()
                        && accuracy.targets().contain(losses.get(0).loss().head())
                ? List.of(accuracy)
                : List.of();
    }

    private List<Metric> metrics(Setting setting, List<LossTerm> losses) {
        List<Metric> metrics = new ArrayList<>();
        for (Argument argument : setting.arguments()) {
            call(argument).flatMap(call -> entries.bind(call, scope)).ifPresent(bound -> {
                Metric metric = bound.entry();
                if (metrics.contains(metric)) {
                    problems.add(Diagnostic.of(
                            Code.DUPLICATE_ARGUMENT,
                            argument.span(),
                            "`" + bound.name() + "` is given twice",
                            "remove one of them"));
                } else if (fits(metric, bound, losses)) {
                    metrics.add(metric);
                }
            });
        }
        return metrics;
    }

    /** A metric is written like a call, with or without parentheses. */
    private Optional<Expression.Call> call(Argument argument) {
        if (argument.name().isEmpty() && argument.value() instanceof Expression.Call call) {
            return Optional.of(call);
        }
        if (argument.name().isEmpty() && argument.value() instanceof Expression.Reference reference) {
            return Optional.of(new Expression.Call(reference.name(), List.of(), reference.span()));
        }
        if (!(argument.value() instanceof Expression.Broken)) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE, argument.span(), "a metric is wanted here", "write `metrics accuracy`"));
        }
        return Optional.empty();
    }

    private boolean fits(Metric metric, Bound<Metric> bound, List<LossTerm> losses) {
        boolean fits = losses.isEmpty()
                || losses.stream()
                        .anyMatch(term -> metric.targets().contain(term.loss().head()));
        if (!fits) {
            problems.add(Diagnostic.of(
                            Code.CONTRADICTION,
                            bound.span(),
                            "`" + bound.name() + "` is for targets " + metric.targets() + ", and the model has none",
                            "remove it, or choose another metric")
                    .label(losses.get(0).span(), "this is how the target is judged"));
        }
        return fits;
    }
}
