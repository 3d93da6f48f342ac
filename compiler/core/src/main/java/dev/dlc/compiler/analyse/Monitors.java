package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a training can listen to after each epoch: {@code validation.loss}, {@code train.accuracy}. */
final class Monitors {
    static final String BY_DEFAULT = "validation.loss";

    private final List<Measured> measured;
    private final boolean hasValidation;
    private final boolean complete;
    private final Problems problems;

    /** What is reported of a target, under the name that the runtime's Measured gives it. */
    private record Measured(String name, boolean score) {}

    /**
     * @param losses that could be read, and the targets that they compare with
     * @param hasValidation false only where there are data, but none for validation
     * @param complete false where errors told already may be why something is not measured
     */
    Monitors(
            List<Metric> metrics,
            List<LossTerm> losses,
            List<Port> targets,
            boolean hasValidation,
            boolean complete,
            Problems problems) {
        this.complete = complete;
        this.measured = measured(metrics, losses, targets);
        this.hasValidation = hasValidation;
        this.problems = problems;
    }

    /** A metric goes by its name; for all targets but the first that it fits, the target's name stands before it. */
    private static List<Measured> measured(List<Metric> metrics, List<LossTerm> losses, List<Port> targets) {
        List<Measured> all = new ArrayList<>();
        List<String> names = Metric.names(metrics);
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            List<String> fitting = losses.stream()
                    .filter(term -> metric.targets().contain(term.loss().head()))
                    .map(LossTerm::target)
                    .distinct()
                    .flatMap(id ->
                            targets.stream().filter(port -> port.id() == id).map(Port::name))
                    .toList();
            if (metric.isNumber()) {
                all.add(new Measured(names.get(i), metric.isScore()));
                for (String target : fitting.subList(Math.min(1, fitting.size()), fitting.size())) {
                    all.add(new Measured(target + "_" + names.get(i), metric.isScore()));
                }
            }
        }
        return all;
    }

    /** What the argument {@code monitor} is; a name with a dot is no expression. */
    Optional<String> read(Argument argument) {
        if (argument.value() instanceof Expression.Member member
                && member.owner() instanceof Expression.Reference part) {
            return Optional.of(part.name().text() + "." + member.name().text());
        }
        if (!(argument.value() instanceof Expression.Broken)) {
            unknown(argument.span(), "`monitor` is a part and what is measured of it");
        }
        return Optional.empty();
    }

    /** True for the argument that names what is monitored: it is the first where it has no name. */
    static boolean isMonitor(Argument argument, List<Argument> all) {
        return argument.name().map(name -> name.text().equals("monitor")).orElse(argument == all.get(0));
    }

    /** True where a higher value is better; empty where it cannot be monitored. */
    Optional<Boolean> score(String monitored, Span place) {
        Optional<Boolean> score = measured(monitored);
        if (score.isEmpty() && !complete && isMetric(monitored)) {
            return score;
        }
        if (score.isEmpty()) {
            unknown(place, "`" + monitored + "` is not measured");
        } else if (monitored.startsWith("validation.") && !hasValidation) {
            problems.add(Diagnostic.of(
                    Code.CONTRADICTION,
                    place,
                    "`" + monitored + "` is monitored, but there are no validation data",
                    "add `validation split(0.1)` to `data`",
                    "or monitor the training itself, `monitor = train." + monitored.substring("validation.".length())
                            + "`"));
            return Optional.empty();
        }
        return score;
    }

    /** True for what some metric measures, if not one of this model. */
    private static boolean isMetric(String monitored) {
        return isPart(monitored) && Catalogue.of(Metric.class).names().stream().anyMatch(monitored::contains);
    }

    private static boolean isPart(String monitored) {
        return monitored.startsWith("train.") || monitored.startsWith("validation.");
    }

    private Optional<Boolean> measured(String monitored) {
        int dot = monitored.indexOf('.');
        String name = monitored.substring(dot + 1);
        if (!isPart(monitored)) {
            return Optional.empty();
        }
        return name.equals("loss")
                ? Optional.of(false)
                : measured.stream()
                        .filter(one -> one.name().equals(name))
                        .map(Measured::score)
                        .findFirst();
    }

    private void unknown(Span span, String message) {
        List<String> known = new ArrayList<>(List.of("validation.loss", "train.loss"));
        for (Measured one : measured) {
            known.add("validation." + one.name());
            known.add("train." + one.name());
        }
        problems.add(Diagnostic.of(
                Code.UNKNOWN_NAME,
                span,
                message,
                "it can be: " + String.join(", ", known) + "; what `metrics` lists can be monitored"));
    }
}
