package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates recorded from PyTorch's schedulers by {@code schedules/record_schedules.py}, ten epochs of four steps. */
class ScheduleTest {
    private static final double LR = 0.3;
    private static final int EPOCHS = 10;
    private static final int STEPS = 4;
    private static final double[] LOSSES = {1.0, 0.8, 0.81, 0.7999, 0.9, 0.7, 0.75, 0.7, 0.6999, 0.71};
    private static final double[] SCORES = {0.1, 0.2, 0.2005, 0.2, 0.4, 0.4004, 0.3, 0.35, 0.2, 0.1};
    private static final double[] ONES = new double[EPOCHS];

    static {
        Arrays.fill(ONES, 1);
    }

    private record Case(Schedule schedule, double... outcomes) {}

    private static Schedule plateau(
            boolean score, double factor, int patience, double threshold, boolean relative, int cooldown) {
        return plateau(score, factor, patience, threshold, relative, cooldown, 0, 1e-8);
    }

    private static Schedule plateau(
            boolean score,
            double factor,
            int patience,
            double threshold,
            boolean relative,
            int cooldown,
            double least,
            double eps) {
        return Schedule.plateau(
                LR, "validation.loss", score, factor, patience, threshold, relative, cooldown, least, eps);
    }

    private static final Map<String, Case> CASES = Map.ofEntries(
            Map.entry("step", new Case(Schedule.step(LR, 3, 0.5))),
            Map.entry("exponential", new Case(Schedule.exponential(LR, 0.8))),
            Map.entry("polynomial", new Case(Schedule.polynomial(LR, 0, 2))),
            Map.entry(
                    "polynomial_short",
                    new Case(Schedule.sequence(Schedule.epochs(6, Schedule.polynomial(LR, 0, 1.5))))),
            Map.entry("polynomial_to", new Case(Schedule.polynomial(LR, 0.05, 2))),
            Map.entry("cosine", new Case(Schedule.cosine(LR, 0.01))),
            Map.entry("one_cycle", new Case(Schedule.oneCycle(LR, 0.3, true, 25, 1e4, false))),
            Map.entry("one_cycle_linear", new Case(Schedule.oneCycle(0.5, 0.2, false, 10, 100, false))),
            Map.entry("one_cycle_three_phases", new Case(Schedule.oneCycle(LR, 0.4, true, 25, 1e4, true))),
            Map.entry("plateau", new Case(plateau(false, 0.5, 0, 1e-4, true, 0), LOSSES)),
            Map.entry("plateau_absolute", new Case(plateau(false, 0.1, 1, 0.05, false, 2), LOSSES)),
            Map.entry("plateau_score", new Case(plateau(true, 0.5, 1, 0.01, true, 0, 0.1, 1e-8), SCORES)),
            Map.entry("plateau_score_absolute", new Case(plateau(true, 0.5, 0, 0.001, false, 0), SCORES)),
            Map.entry("plateau_eps", new Case(plateau(false, 0.5, 0, 1e-4, true, 0, 0, 0.05), ONES)),
            Map.entry(
                    "warmup_step",
                    new Case(Schedule.sequence(Schedule.epochs(2, Schedule.warmup(LR)), Schedule.step(LR, 3, 0.5)))),
            Map.entry(
                    "warmup_cosine",
                    new Case(Schedule.sequence(Schedule.steps(7, Schedule.warmup(LR)), Schedule.cosine(LR, 0.01)))),
            Map.entry(
                    "warmup_plateau",
                    new Case(
                            Schedule.sequence(
                                    Schedule.epochs(2, Schedule.warmup(LR)), plateau(false, 0.5, 1, 1e-4, true, 0)),
                            LOSSES)),
            Map.entry(
                    "constant_exponential_one_cycle",
                    new Case(Schedule.sequence(
                            Schedule.epochs(3, Schedule.constant(LR)),
                            Schedule.epochs(2, Schedule.exponential(LR, 0.8)),
                            Schedule.oneCycle(LR, 0.3, true, 25, 1e4, false)))),
            Map.entry(
                    "cosine_step",
                    new Case(Schedule.sequence(
                            Schedule.epochs(5, Schedule.cosine(LR, 0.01)), Schedule.step(LR, 2, 0.1)))),
            Map.entry(
                    "step_one_cycle_exponential",
                    new Case(Schedule.sequence(
                            Schedule.epochs(4, Schedule.step(LR, 2, 0.5)),
                            Schedule.epochs(3, Schedule.oneCycle(LR, 0.3, true, 25, 1e4, false)),
                            Schedule.exponential(LR, 0.8)))));

    static Set<String> names() {
        return CASES.keySet();
    }

    private static Map<String, double[]> recorded() throws IOException {
        Map<String, double[]> rates = new LinkedHashMap<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                ScheduleTest.class.getResourceAsStream("/schedules/schedules.txt"), StandardCharsets.US_ASCII))) {
            file.lines()
                    .map(line -> line.split(" "))
                    .forEach(words -> rates.put(
                            words[0],
                            Stream.of(words)
                                    .skip(1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        }
        return rates;
    }

    private static double[] rates(Schedule schedule, int epochs, double... outcomes) {
        double[] rates = new double[epochs * STEPS];
        Outcomes finished = new Outcomes();
        for (int step = 1; step <= rates.length; step++) {
            int epoch = (step - 1) / STEPS + 1;
            rates[step - 1] = schedule.rate(step, epoch, rates.length, epochs, finished);
            if (step % STEPS == 0 && outcomes.length > 0) {
                finished.add(outcomes[epoch - 1]);
            }
        }
        return rates;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRatesAreThoseOfPyTorch(String name) throws IOException {
        Case one = CASES.get(name);

        assertThat(rates(one.schedule, EPOCHS, one.outcomes))
                .containsExactly(recorded().get(name), within(1e-11));
    }

    @Test
    void everythingThatIsRecordedIsCompared() throws IOException {
        assertThat(recorded().keySet()).isEqualTo(names());
    }

    @Test
    void warmupGrowsToTheRateInEqualStepsAndStays() {
        double[] rates = rates(Schedule.sequence(Schedule.steps(5, Schedule.warmup(1))), 2);

        assertThat(rates).containsExactly(new double[] {0.2, 0.4, 0.6, 0.8, 1, 1, 1, 1}, within(1e-15));
    }

    /** {@code to + (lr - to) * (1 + cos(pi * (t - W - 1) / (T - W))) / 2} with lr 1, to 0.5, W 4 and T 8. */
    @Test
    void cosineBeginsAfterTheWarmup() {
        double[] rates = rates(Schedule.sequence(Schedule.steps(4, Schedule.warmup(1)), Schedule.cosine(1, 0.5)), 2);

        assertThat(rates)
                .containsExactly(
                        new double[] {
                            0.25, 0.5, 0.75, 1, 1, 0.75 + 0.25 * Math.sqrt(0.5), 0.75, 0.75 - 0.25 * Math.sqrt(0.5)
                        },
                        within(1e-15));
    }

    @Test
    void cosineOfItsOwnLengthStaysWhereItEnds() {
        double[] rates = rates(Schedule.sequence(Schedule.steps(2, Schedule.cosine(1, 0.5))), 1);

        assertThat(rates).containsExactly(new double[] {1, 0.75, 0.5, 0.5}, within(1e-15));
    }

    /** Steps 1 to 6 warm up; what is stepped by epoch moves where an epoch ends, after steps 8 and 12. */
    @Test
    void whatIsSteppedByEpochMovesWithTheEpochsThatEndAfterItsStart() {
        double[] rates =
                rates(Schedule.sequence(Schedule.steps(6, Schedule.warmup(6)), Schedule.exponential(6, 0.5)), 3);

        assertThat(rates).containsExactly(1, 2, 3, 4, 5, 6, 6, 6, 3, 3, 3, 3);
    }

    @Test
    void aSequenceKnowsWhatIsMonitored() {
        assertThat(Schedule.constant(1).monitor()).isNull();
        Schedule plateau = plateau(false, 0.5, 1, 1e-4, true, 0);
        assertThat(Schedule.sequence(Schedule.steps(3, Schedule.warmup(1)), plateau)
                        .monitor())
                .isEqualTo("validation.loss");
    }

    @Test
    void aScheduleLastsAtLeastAStep() {
        assertThatThrownBy(() -> Schedule.steps(0, Schedule.warmup(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
