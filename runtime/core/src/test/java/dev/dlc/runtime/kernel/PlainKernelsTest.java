package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainKernelsTest {
    private static final KernelProvider PLAIN = new PlainKernels();
    private static final Team TEAM = new Team(1);
    private static Worker worker;

    @BeforeAll
    static void takeWorker() {
        TEAM.run(member -> worker = member);
    }

    @AfterAll
    static void closeTeam() {
        TEAM.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void agreesWithTheReferenceInDoublePrecision(Scenario scenario) {
        float[] actual = scenario.run(PLAIN, worker, scenario.shares());
        double[] expected = scenario.expected();
        for (int i = 0; i < actual.length; i++) {
            if (Double.isNaN(expected[i]) || Double.isInfinite(expected[i])) {
                assertThat(Double.compare(actual[i], expected[i]))
                        .as("number %d", i)
                        .isZero();
            } else {
                double tolerance = 2e-7 * (scenario.scale() + 2 * Math.abs(expected[i]));
                assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(tolerance + 1e-45));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void givesTheSameBitsHoweverTheWorkIsShared(Scenario scenario) {
        int shares = scenario.shares();
        float[] whole = scenario.run(PLAIN, worker, shares);
        assertThat(scenario.run(PLAIN, worker, shares / 3, shares / 2, shares)).isEqualTo(whole);
        assertThat(scenario.runBackwards(PLAIN, worker, shares / 3, shares / 2, shares))
                .isEqualTo(whole);
    }
}
