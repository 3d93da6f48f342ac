package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs twice: with vectors as wide as the machine's, and with vectors of 128 bits. */
@Tag("parity")
class VectorKernelsTest {
    private static final KernelProvider PLAIN = new PlainKernels();
    private static final KernelProvider VECTOR = new VectorKernels();
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
    void givesTheBitsOfThePlainKernels(Scenario scenario) {
        int shares = scenario.shares();
        float[] expected = scenario.run(PLAIN, worker, shares);
        assertThat(scenario.run(VECTOR, worker, shares)).isEqualTo(expected);
        assertThat(scenario.run(VECTOR, worker, shares / 3, shares / 2, shares)).isEqualTo(expected);
        assertThat(scenario.runBackwards(VECTOR, worker, shares / 3, shares / 2, shares))
                .isEqualTo(expected);
    }

    static Stream<Scenario> packedProducts() {
        return Scenario.all().stream().filter(scenario -> scenario.toString().startsWith("linear, packed"));
    }

    /** Many weights are read from the last to the first in every second pass. */
    @ParameterizedTest
    @MethodSource("packedProducts")
    void givesTheSameBitsInEachPass(Scenario scenario) {
        float[] expected = scenario.run(PLAIN, worker, scenario.shares());
        for (int pass = 0; pass < 2; pass++) {
            worker.beginPass();
            assertThat(scenario.run(VECTOR, worker, scenario.shares())).isEqualTo(expected);
        }
    }

    @Test
    void isWhatTheFacadeChoosesWhereTheModuleIsPresent() {
        assertThat(Kernels.name()).isEqualTo(VECTOR.name()).matches("vector (128|256|512)-bit");
    }
}
