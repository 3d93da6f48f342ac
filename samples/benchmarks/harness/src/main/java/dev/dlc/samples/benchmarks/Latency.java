package dev.dlc.samples.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** How long single calls take, instead of their mean: whoever waits for an answer waits for one of them. */
final class Latency {
    /** As many as are kept; a measurement that has more begins to overwrite the first. */
    private static final int KEPT = 1 << 20;

    private static final long[] TIMES = new long[KEPT];

    private Latency() {}

    /**
     * Repeats a task for at least so long, and reads the clock before and after each.
     *
     * @return the nanoseconds that half of the calls need at most, those that 99 of 100 need at most, and how many there were, as a
     *     contender answers
     */
    static String measure(Runnable task, double seconds) {
        long start = System.nanoTime();
        long limit = (long) (seconds * 1e9);
        long count = 0;
        long before = start;
        while (before - start < limit) {
            task.run();
            long after = System.nanoTime();
            TIMES[(int) (count % KEPT)] = after - before;
            count++;
            before = after;
        }
        long[] sorted = Arrays.copyOf(TIMES, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%d %d %d", quantile(sorted, 0.5), quantile(sorted, 0.99), count);
    }

    /** The least of the values that so large a part of them does not exceed. */
    private static long quantile(long[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
