package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.List;

/** Reads {@code schedule constant}: the others are still to come. */
final class ScheduleSection {
    private static final List<String> BUILT = List.of("constant");

    private final Problems problems;

    ScheduleSection(Problems problems) {
        this.problems = problems;
    }

    void check(Section.Schedule section) {
        for (Expression.Call call : section.steps()) {
            String name = call.name().text();
            if (BUILT.contains(name)) {
                new Arguments(problems, name, call.span(), List::of)
                        .assign(
                                List.of(),
                                List.of(),
                                call.arguments().stream()
                                        .map(argument -> Given.of(argument, new Evaluated.None()))
                                        .toList());
            } else {
                problems.add(
                        Planned.SCHEDULE.has(name)
                                ? Diagnostic.of(
                                        Code.UNSUPPORTED,
                                        call.name().span(),
                                        "`" + name + "` is not in the catalogue yet",
                                        "there is now: " + String.join(", ", BUILT))
                                : Unknown.diagnostic(
                                        Code.UNKNOWN_ENTRY,
                                        call.name().span(),
                                        "there is no schedule `" + name + "`",
                                        name,
                                        BUILT,
                                        "there is: " + String.join(", ", BUILT)));
            }
        }
    }
}
