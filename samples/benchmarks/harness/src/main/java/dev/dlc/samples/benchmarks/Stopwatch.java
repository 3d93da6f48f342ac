package dev.dlc.samples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Mean time of a task, by the clock on the wall and by what the calling thread computes. */
final class Stopwatch {
    private Stopwatch() {}

    /**
     * Repeats a task for at least so long, and at least once.
     *
     * @return the mean nanoseconds of both clocks, how often it ran, and the milliseconds that the JVM has compiled so far, as a
     *     contender answers
     */
    static String measure(Runnable task, double seconds) {
        long limit = (long) (seconds * 1e9);
        long cpuStart = cpu();
        long start = System.nanoTime();
        long elapsed;
        long runs = 0;
        // The clock is read rarely beside what is measured: at most 1 + log2 times before the block is a tenth of the
        // whole.
        long block = 1;
        do {
            for (long i = 0; i < block; i++) {
                task.run();
            }
            runs += block;
            elapsed = System.nanoTime() - start;
            if (elapsed < limit / 16) {
                block *= 2;
            }
        } while (elapsed < limit);
        return String.format(
                Locale.ROOT,
                "%.1f %.1f %d %d",
                (double) elapsed / runs,
                (double) (cpu() - cpuStart) / runs,
                runs,
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
