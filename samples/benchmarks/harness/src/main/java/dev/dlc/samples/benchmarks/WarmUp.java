package dev.dlc.samples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** How long it takes until a fresh JVM has compiled what a training step needs. */
final class WarmUp {
    private static final int WINDOW = 10;

    private WarmUp() {}

    /**
     * Trains for so long, from the first step.
     *
     * @return the median of the last half's steps in nanoseconds; the number of steps until ten in a row ran at 90 % of this
     *     speed or better on the average; and the milliseconds from the start of the JVM to the first of these
     */
    static String measure(Runnable step, double seconds) {
        long begun = System.nanoTime();
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long[] ends = new long[1 << 20];
        int count = 0;
        while (count < WINDOW * 2 || count < ends.length && ends[count - 1] < seconds * 1e9) {
            step.run();
            ends[count++] = System.nanoTime() - begun;
        }
        double last = median(ends, count / 2, count);
        for (int first = 0; first + WINDOW < count; first++) {
            double mean = (double) (ends[first + WINDOW] - ends[first]) / WINDOW;
            if (mean <= last / 0.9) {
                return String.format(Locale.ROOT, "%.1f %d %d", last, first, sinceStart + ends[first] / 1_000_000);
            }
        }
        return String.format(Locale.ROOT, "%.1f %d %d", last, count, sinceStart + ends[count - 1] / 1_000_000);
    }

    private static double median(long[] ends, int from, int to) {
        long[] steps = new long[to - from - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = ends[from + i + 1] - ends[from + i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
