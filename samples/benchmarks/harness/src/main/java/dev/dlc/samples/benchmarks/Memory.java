package dev.dlc.samples.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process and its heap take. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private final long before;
    private final long heapBefore;

    /** Notes what the process has now. */
    Memory() {
        this.heapBefore = heap();
        resetPeak();
        this.before = status("VmRSS:");
    }

    /** Bytes by which the process's peak lies above what it had when this was made; -1 where the system does not tell. */
    long growth() {
        return before < 0 ? -1 : status("VmHWM:") - before;
    }

    /** Bytes of the process at its peak. */
    long peak() {
        return status("VmHWM:");
    }

    /** Bytes by which what lives on the Java heap has grown. */
    long heapGrowth() {
        return heap() - heapBefore;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes that all living threads have allocated so far. */
    static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /** The peak of a process begins with its start; what a framework needed to get there is not what a step needs. */
    private static void resetPeak() {
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException e) {
            // The peak is then that since the start: too high, to the disadvantage of who loads much.
        }
    }

    private static long status(String key) {
        if (!Files.isReadable(STATUS)) {
            return -1;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
