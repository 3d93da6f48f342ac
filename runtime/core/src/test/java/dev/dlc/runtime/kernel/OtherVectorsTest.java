package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels in a Java whose app uses vectors too, of other sizes. */
class OtherVectorsTest {
    /** What the other Java runs: loops over vectors of two other sizes, then products and convolutions. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            float[] x = new float[1024];
            for (int call = 0; call < 5000; call++) {
                Stream.of(FloatVector.SPECIES_64, FloatVector.SPECIES_128, FloatVector.SPECIES_256)
                        .filter(species -> species != FloatVector.SPECIES_PREFERRED)
                        .forEach(species -> add(species, x));
            }
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

        private static void add(VectorSpecies<Float> species, float[] x) {
            FloatVector sum = FloatVector.zero(species);
            for (int i = 0; i < x.length; i += species.length()) {
                sum = FloatVector.fromArray(species, x, i).add(sum);
                sum.intoArray(x, i);
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
        Path log = folder.resolve("compiled.xml");
        OtherJava java = OtherJava.run(
                Program.class,
                "-Xbatch",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+LogCompilation",
                "-XX:LogFile=" + log,
                "--add-modules",
                "jdk.incubator.vector");
        assertThat(java.status()).as(java.output()).isZero();
        List<String> tiles = FreshJavaTest.KERNEL
                .matcher(Files.readString(log))
                .results()
                .map(MatchResult::group)
                .filter(task -> TILE.matcher(task).find())
                .toList();
        assertThat(tiles)
                .anyMatch(task -> task.contains("vector.Tile"))
                .anyMatch(task -> task.contains("vector.PlaneTile"))
                .noneMatch(task -> task.contains("<inline_fail reason='virtual call'"));
    }
}
