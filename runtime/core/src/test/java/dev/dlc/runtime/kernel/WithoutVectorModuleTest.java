package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Team;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The same program in a Java without the vector module, and with a provider forced. */
class WithoutVectorModuleTest {
    /** What the other Java runs: prints the provider and a hash of what it computes. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println(Kernels.name() + " " + result());
        }
    }

    private static int result() {
        Convolution shape = new Convolution(3, 9, 9, 20, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        float[] x = Scenario.numbers(1, 2 * shape.inputSize());
        float[] w = Scenario.numbers(2, 20 * 27);
        float[] y = new float[2 * shape.outputSize()];
        try (Team team = new Team(1)) {
            team.run(worker -> Kernels.convolution(worker, shape, x, 0, w, 0, y, 0, 0, 2));
        }
        return Arrays.hashCode(y);
    }

    private static String run(String... options) throws IOException, InterruptedException {
        return OtherJava.run(Program.class, options).output();
    }

    @Test
    void plainJavaComputesTheSameWithoutTheModuleAndSaysOnceHowToBeFaster() throws Exception {
        assertThat(run().lines())
                .contains("plain Java " + result())
                .filteredOn(line -> line.contains("--add-modules jdk.incubator.vector"))
                .hasSize(1);
    }

    @Test
    void theProviderCanBeForced() throws Exception {
        String[] modules = {"--add-modules", "jdk.incubator.vector", "-Ddlc.kernels=plain"};
        assertThat(run(modules)).contains("plain Java " + result());
        assertThat(run("--add-modules", "jdk.incubator.vector")).containsPattern("vector \\d+-bit " + result());
        assertThat(run("-Ddlc.kernels=vector")).contains("needs the module jdk.incubator.vector");
    }
}
