package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.kernel.vector.OtherSizes;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels in a Java whose app uses vectors too, of other sizes. */
class OtherVectorsTest {
    /** What the other Java runs: loops over vectors of other sizes, then products and convolutions. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            OtherSizes.use();
            KernelProvider kernels = new VectorKernels();
            List<Scenario> scenarios = Scenario.all().stream()
                    .filter(scenario -> scenario.toString().matches("linear 64->64 .*|Convolution\\[channels=16, .*"))
                    .toList();
            try (Team team = new Team(1)) {
                team.run(worker -> scenarios.forEach(scenario -> {
                    float[] out = scenario.run(kernels, worker, scenario.shares());
                    for (int call = 0; call < 500; call++) {
                        scenario.single().run(kernels, worker, out, 0, scenario.shares());
                    }
                }));
            }
        }
    }

    private static final Pattern TILE = Pattern.compile("^<task [^>]*kernel\\.vector\\.\\w*Tile");

    @TempDir
    private Path folder;

    /**
     * HotSpot takes for the class of a sum in a loop what the Vector API's methods have met in the whole process: with vectors of several
     * sizes, no one class, and a kernel that calls a method of such a sum keeps it as an object.
     */
    @Test
    void vectorsOfOtherSizesMakeNoObjectsOfTheSumsOfTiles() throws IOException, InterruptedException {
        List<String> tiles = CompiledKernels.of(Program.class, folder).stream()
                .filter(task -> TILE.matcher(task).find())
                .toList();
        assertThat(tiles)
                .anyMatch(task -> task.contains("vector.Tile"))
                .anyMatch(task -> task.contains("vector.PlaneTile"))
                .noneMatch(task -> task.contains("<inline_fail reason='virtual call'"));
    }
}
