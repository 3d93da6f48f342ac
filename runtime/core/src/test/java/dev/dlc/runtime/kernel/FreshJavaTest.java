package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Java that has just started makes of kernels that it meets one after the other, as in a network's first step. */
class FreshJavaTest {
    /** What the other Java runs: sums for long, then products and differences, then a kernel of all of them. */
    static final class Program {
        private static final int CALLS = 2000;
        private static final int CHANNELS = 32;
        private static final int AREA = 64;

        private Program() {}

        public static void main(String[] arguments) {
            float[] x = Scenario.numbers(1, CHANNELS * AREA);
            float[] mean = new float[CHANNELS];
            float[] sums = new float[2 * CHANNELS];
            for (int call = 0; call < CALLS; call++) {
                Kernels.channelSum(x, 0, mean, 0, CHANNELS, AREA, 1, 0, CHANNELS);
            }
            for (int call = 0; call < CALLS; call++) {
                Kernels.batchNormSums(
                        x, 0, x, 0, mean, 0, mean, 0, sums, 0, sums, CHANNELS, CHANNELS, AREA, 1, 0, CHANNELS);
            }
            for (int call = 0; call < CALLS; call++) {
                Kernels.exp(x, 0, x, 0, x.length);
            }
        }
    }

    @TempDir
    private Path folder;

    /**
     * Where the code for one kind of operator was stopped by another kind, HotSpot says when it compiles a kernel that it remembers, and from a
     * hundred times on makes objects of the kernel's vectors.
     */
    @Test
    void theFirstOperatorsDoNotStopTheCodeOfTheNext() throws IOException, InterruptedException {
        List<String> kernels = CompiledKernels.of(Program.class, folder);
        assertThat(kernels).anyMatch(task -> task.contains("VectorFunctions exp"));
        assertThat(kernels).noneMatch(task -> task.contains("<observe trap='class_check'"));
    }
}
