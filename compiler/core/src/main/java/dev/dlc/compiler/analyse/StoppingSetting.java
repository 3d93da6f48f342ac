package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.TrainSpec.Stopping;
import dev.dlc.compiler.source.Span;
import dev.dlc.compiler.stopping.EarlyStopping;
import dev.dlc.compiler.stopping.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code early_stopping(monitor = validation.loss, patience = 3, min_delta = 0)}. */
final class StoppingSetting {
    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;

    StoppingSetting(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
    }

    Optional<Stopping> resolve(Setting setting, Monitors monitors) {
        List<Given> given = new ArrayList<>();
        // The monitored value is read apart: it is a name with a dot, and no expression.
        Span place = setting.span();
        Optional<String> monitored = Optional.of(Monitors.BY_DEFAULT);
        for (Argument argument : setting.arguments()) {
            if (Monitors.isMonitor(argument, setting.arguments())) {
                place = argument.value().span();
                monitored = monitors.read(argument);
                monitored.ifPresent(text -> given.add(Given.of(argument, new Evaluated.Text(text))));
            } else {
                given.add(Given.of(argument, evaluator.evaluate(argument.value(), scope)));
            }
        }
        Signature<StopRule> signature = Catalogue.of(StopRule.class).signature(EarlyStopping.class);
        Optional<Bound<StopRule>> bound =
                new Arguments(problems, signature.name(), setting.span(), scope::names).bind(signature, given);
        Span where = place;
        Optional<Boolean> score = monitored.flatMap(text -> monitors.score(text, where));
        if (score.isEmpty() || bound.isEmpty()) {
            return Optional.empty();
        }
        EarlyStopping rule = (EarlyStopping) bound.get().entry();
        return Optional.of(new Stopping(rule.monitor(), score.get(), rule.patience(), rule.minDelta()));
    }
}
