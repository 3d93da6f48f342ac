package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.WeightResolver.Penalty;
import dev.dlc.compiler.analyse.WeightResolver.Start;
import dev.dlc.compiler.ast.Glob;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.initializer.XavierUniform;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code init} and {@code regularize}, and makes the weights as they say. */
final class WeightSections {
    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;

    WeightSections(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
    }

    /**
     * @param layers whose weights are wanted
     * @param complete false where layers are missing because of errors: of the patterns that match nothing then only those are told
     *     that begin with a name which no value has
     * @param declared the values of the network; empty where they are not all known
     */
    List<Weight> resolve(
            Optional<Section.Init> init,
            Optional<Section.Regularize> regularize,
            TransferSection transfer,
            List<LayerCall> layers,
            boolean complete,
            Optional<Set<String>> declared) {
        Initializer byDefault = new XavierUniform();
        List<Start> starts = new ArrayList<>();
        Section.Init.Rule first = null;
        var initializers = new Entries<>(Initializer.class, Planned.INITIALIZER, evaluator, problems);
        for (Section.Init.Rule rule : init.map(Section.Init::rules).orElse(List.of())) {
            Optional<Initializer> initializer =
                    initializers.bind(rule.initializer(), scope).map(Bound::entry);
            if (rule.weights().isPresent()) {
                initializer.ifPresent(
                        entry -> starts.add(new Start(rule.weights().get(), entry)));
                continue;
            }
            if (first != null) {
                problems.add(Diagnostic.of(
                                Code.DUPLICATE_ARGUMENT, rule.span(), "`default` is given twice", "remove one of them")
                        .label(first.span(), "this is the first"));
            }
            first = rule;
            byDefault = initializer.orElse(byDefault);
        }
        Problems found = complete ? problems : new Problems();
        List<Penalty> penalties = penalties(regularize);
        if (!complete) {
            declared.ifPresent(values -> Stream.of(
                            starts.stream().map(Start::weights),
                            penalties.stream().flatMap(penalty -> penalty.weights().stream()),
                            transfer.patterns().stream())
                    .flatMap(patterns -> patterns)
                    .filter(pattern -> isOfNone(pattern, values))
                    .forEach(pattern -> problems.add(WeightResolver.matchesNothing(pattern, values))));
        }
        return new WeightResolver(found, byDefault, starts, penalties, transfer).resolve(layers);
    }

    /** True for a path that begins with the name of no value, whatever layers the errors have left out. */
    private static boolean isOfNone(Glob pattern, Set<String> values) {
        String first = pattern.segments().get(0).text();
        return !first.contains("*") && !values.contains(first);
    }

    private List<Penalty> penalties(Optional<Section.Regularize> regularize) {
        var regularizers = new Entries<>(Regularizer.class, Planned.REGULARIZER, evaluator, problems);
        List<Penalty> penalties = new ArrayList<>();
        for (Section.Regularize.Penalty penalty :
                regularize.map(Section.Regularize::penalties).orElse(List.of())) {
            regularizers
                    .bind(penalty.regularizer(), scope)
                    .ifPresent(bound -> penalties.add(new Penalty(bound.entry(), penalty.weights())));
        }
        return penalties;
    }
}
