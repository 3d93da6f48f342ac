package dev.dlc.samples.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@link Throughput} measures, with fewer repetitions; and that a prediction leaves the collector nothing but its result. */
class ThreadsTest {
    /** Kept, so that the JIT cannot leave a prediction's result out. */
    private static volatile Digits.Prediction kept;

    @Test
    void eightThreadsSayWhatOneSays() throws InterruptedException {
        Throughput measured = new Throughput(Digits.fromResource());
        assertThat(measured.run(8, 20_000).different()).isZero();
    }

    @Test
    void anAnswerThatDiffersIsCounted() throws InterruptedException {
        Digits network = Digits.fromResource();
        Throughput measured = new Throughput(network);
        network.initialize(5);
        assertThat(measured.run(2, 64).different()).isEqualTo(64);
    }

    @Test
    void aPredictionAllocatesItsResultAlone() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Digits network = Digits.fromResource();
        Digits.Input input = new Digits.Input(new float[64]);
        // a record of 24 bytes (header 12, int, reference) and an array of 56 (header 16, ten floats)
        int result = 24 + 56;
        long given = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        long allocated;
        // until the JIT has compiled it, vectors are objects
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                kept = network.predict(input);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        } while (allocated / 1000 > result && System.nanoTime() < given);
        assertThat(allocated / 1000.0).isBetween((double) result, result + 0.5);
    }
}
