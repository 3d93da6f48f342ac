package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training step leaves no garbage: all memory is taken when the pass is made. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 200;
    private static final int ATTEMPTS = 100;

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv", "residual"})
    void aStepAllocatesNothing(String model) {
        FloatPass pass = Generated.of(Digits.file(model + ".dl")).network().training(16);
        Training training = (Training) pass;
        pass.begin(16, 1, 1);
        Arrays.fill(pass.input(0), 0.5f);
        for (int threads : new int[] {1, 2}) {
            try (Team team = new Team(threads)) {
                Team.Task step = training::step;
                run(team, step, training);
                assertThat(allocatedOnceWarm(team, step, training))
                        .as("bytes in %d steps on %d threads", STEPS, threads)
                        .isZero();
            }
        }
    }

    /** The bytes of the last of some runs: until a method is compiled for good, what it keeps in registers then is allocated. */
    private static long allocatedOnceWarm(Team team, Team.Task step, Training training) {
        long[] members = members();
        assertThat(members).hasSize(team.size());
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; allocated > 0 && attempt < ATTEMPTS; attempt++) {
            long before = allocated(members);
            run(team, step, training);
            allocated = allocated(members) - before;
        }
        return allocated;
    }

    private static void run(Team team, Team.Task step, Training training) {
        for (int i = 1; i <= STEPS; i++) {
            training.schedule(1e-3, i);
            team.run(step);
        }
    }

    /** This thread and those of the team. */
    private static long[] members() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("dlc-worker"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    /** Bytes that these threads have taken so far. */
    private static long allocated(long[] threads) {
        long sum = 0;
        for (long thread : threads) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }
}
