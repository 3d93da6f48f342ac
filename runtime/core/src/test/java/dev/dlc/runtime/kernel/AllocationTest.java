package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once compiled, a kernel allocates nothing. This also finds vectors that the compiler failed to keep in registers, which cost 30
 * times the time.
 */
class AllocationTest {
    /** How long the compiler may take at most, on a machine that is busy with something else. */
    private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
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

    /** A kernel of a provider; printed by the name of both. */
    record Subject(KernelProvider kernels, Scenario scenario) {
        @Override
        public String toString() {
            return kernels.name() + ": " + scenario;
        }
    }

    static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (KernelProvider kernels : List.of(new PlainKernels(), new VectorKernels())) {
            for (Scenario scenario : Scenario.all()) {
                subjects.add(new Subject(kernels, scenario));
            }
        }
        return subjects;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void allocatesNothingOnceCompiled(Subject subject) {
        Scenario scenario = subject.scenario();
        float[] out = scenario.run(subject.kernels(), worker, scenario.shares());
        long thread = Thread.currentThread().getId();
        long start = System.nanoTime();
        long allocated;
        do {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int call = 0; call < 10; call++) {
                scenario.single().run(subject.kernels(), worker, out, 0, scenario.shares());
            }
            allocated = THREADS.getThreadAllocatedBytes(thread) - before;
        } while (allocated > 0 && System.nanoTime() - start < PATIENCE_NANOSECONDS);
        assertThat(allocated).as("bytes that ten calls allocate in the end").isZero();
    }
}
