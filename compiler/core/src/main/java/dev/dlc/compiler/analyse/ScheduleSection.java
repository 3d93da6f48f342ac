package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.schedule.Schedule;
import dev.dlc.compiler.schedule.ScheduleSpec;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code schedule warmup(500 steps) -> cosine(to = 1e-5)}. */
final class ScheduleSection {
    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final Entries<Schedule> entries;

    ScheduleSection(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.entries = new Entries<>(Schedule.class, Planned.SCHEDULE, evaluator, problems);
    }

    /**
     * The schedule; a constant rate where the section is missing or in error.
     *
     * @param lr the optimizer's learning rate
     */
    ScheduleSpec resolve(Optional<Section.Schedule> section, double lr, Monitors monitors) {
        List<Schedule> schedules = new ArrayList<>();
        boolean score = false;
        List<Expression.Call> calls = section.map(Section.Schedule::steps).orElse(List.of());
        for (Expression.Call call : calls) {
            Optional<Bound<Schedule>> bound = bind(call, monitors);
            if (bound.isEmpty()) {
                continue;
            }
            Schedule schedule = bound.get().entry();
            schedules.add(schedule);
            if (schedule.length().isEmpty() && call != calls.get(calls.size() - 1)) {
                endless(call, schedule);
            }
            if (schedule.monitored().isPresent()) {
                Span place = bound.get().arguments().getOrDefault("monitor", call.span());
                score = monitors.score(schedule.monitored().get(), place).orElse(false);
            }
        }
        return schedules.isEmpty() ? ScheduleSpec.constant(lr) : ScheduleSpec.of(schedules, lr, score);
    }

    private Optional<Bound<Schedule>> bind(Expression.Call call, Monitors monitors) {
        Optional<Signature<Schedule>> signature = entries.find(call.name().text());
        if (signature.isEmpty()) {
            problems.add(entries.unknown(call.name(), List.of()));
            return Optional.empty();
        }
        boolean listens =
                signature.get().parameters().stream().anyMatch(one -> one.name().equals("monitor"));
        List<Given> given = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (listens && Monitors.isMonitor(argument, call.arguments())) {
                Optional<String> monitored = monitors.read(argument);
                if (monitored.isEmpty()) {
                    return Optional.empty();
                }
                given.add(Given.of(argument, new Evaluated.Text(monitored.get())));
            } else {
                given.add(Given.of(argument, evaluator.evaluate(argument.value(), scope)));
            }
        }
        return entries.bind(signature.get(), call, given, scope);
    }

    private void endless(Expression.Call call, Schedule schedule) {
        String name = call.name().text();
        problems.add(Diagnostic.of(
                Code.CONTRADICTION,
                call.span(),
                "`" + name + "` goes on to the end of the training, so that nothing can follow it",
                schedule.monitored().isPresent()
                        ? "let it be the last"
                        : "say how long it lasts, `" + name + "(length = 10 epochs)`"));
    }
}
