package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.TrainSpec;
import dev.dlc.compiler.schedule.Schedule;
import dev.dlc.compiler.schedule.Warmup;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part of the schedule that begins when the training is over, or a warm-up that does not reach its rate. Known only where lengths are
 * given in epochs: how many steps an epoch has, the data decide.
 */
record UnreachedSchedule() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        TrainSpec training = subject.model().training();
        List<Schedule> parts = training.schedule().parts();
        List<Expression.Call> calls = subject.section(Section.Schedule.class)
                .map(Section.Schedule::steps)
                .orElse(List.of());
        long begin = 0;
        for (int i = 0; i < parts.size(); i++) {
            String name = calls.get(i).name().text();
            if (begin >= training.epochs()) {
                report.accept(Diagnostic.of(
                        Code.UNREACHED_SCHEDULE,
                        calls.get(i).span(),
                        "`" + name + "` never begins: what stands before it takes " + epochs(begin)
                                + ", and the training has " + training.epochs(),
                        "train longer, `epochs " + 2 * begin + "`, or shorten what stands before it"));
                return;
            }
            Optional<Duration> length = parts.get(i).length();
            if (length.isEmpty() || length.get().unit() != Duration.Unit.EPOCHS) {
                return;
            }
            begin += length.get().count();
            if (parts.get(i) instanceof Warmup && begin > training.epochs()) {
                report.accept(Diagnostic.of(
                        Code.UNREACHED_SCHEDULE,
                        calls.get(i).span(),
                        "this warm-up never reaches the learning rate: it ends after " + epochs(begin)
                                + ", and the training has " + training.epochs(),
                        "train longer, `epochs " + 2 * begin + "`, or shorten the warm-up"));
                return;
            }
        }
    }

    private static String epochs(long count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }
}
