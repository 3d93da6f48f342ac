package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final int[] ONE = {1};

    private final LinearNetwork network =
            LinearNetwork.regression(1, LinearNetwork.NONE, LinearNetwork.settings(List.of(), null));

    private Batches batches(Dataset dataset, int batch, boolean shuffle, long seed, int from, int to) {
        return new Batches(epoch -> dataset, dataset.size(), ONE, ONE, batch, shuffle, seed, from, to);
    }

    private static Dataset numbered(int samples) {
        float[][] inputs = new float[samples][1];
        float[][] targets = new float[samples][1];
        for (int i = 0; i < samples; i++) {
            inputs[i][0] = i;
            targets[i][0] = -i;
        }
        return Dataset.of(inputs, targets);
    }

    private List<List<Integer>> take(Batches batches, int batch, int count) throws InterruptedException {
        FloatPass pass = network.inference(batch);
        List<List<Integer>> taken = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            batches.next();
            batches.copyTo(pass, Entry.inputs(network.description(), pass));
            List<Integer> samples = new ArrayList<>();
            for (int s = 0; s < batches.samples(); s++) {
                int number = (int) pass.input(0)[s];
                assertThat(pass.target(0)[s]).isEqualTo(-number);
                assertThat(pass.identities()[s]).isEqualTo(number);
                samples.add(number);
            }
            taken.add(samples);
        }
        return taken;
    }

    @Test
    void withoutShufflingSamplesComeInOrderAndTheLastBatchIsKept() throws InterruptedException {
        try (Batches batches = batches(numbered(5), 2, false, 1, 1, 2)) {
            assertThat(take(batches, 2, 6))
                    .containsExactly(
                            List.of(0, 1), List.of(2, 3), List.of(4), List.of(0, 1), List.of(2, 3), List.of(4));
        }
    }

    @Test
    void eachEpochHasEverySampleOnceInAnOrderOfItsOwn() throws InterruptedException {
        List<Integer> all = IntStream.range(0, 100).boxed().toList();
        try (Batches batches = batches(numbered(100), 100, true, 1, 1, 2)) {
            List<List<Integer>> epochs = take(batches, 100, 2);

            assertThat(epochs.get(0)).containsExactlyInAnyOrderElementsOf(all).isNotEqualTo(all);
            assertThat(epochs.get(1)).containsExactlyInAnyOrderElementsOf(all).isNotEqualTo(epochs.get(0));
        }
    }

    @Test
    void orderDependsOnSeedAndEpochAlone() throws InterruptedException {
        List<Integer> second;
        try (Batches batches = batches(numbered(30), 30, true, 5, 1, 2)) {
            second = take(batches, 30, 2).get(1);
        }
        try (Batches batches = batches(numbered(30), 30, true, 5, 2, 2)) {
            assertThat(take(batches, 30, 1).get(0)).isEqualTo(second);
        }
        try (Batches batches = batches(numbered(30), 30, true, 6, 2, 2)) {
            assertThat(take(batches, 30, 1).get(0)).isNotEqualTo(second);
        }
    }

    @Test
    void epochsLargerThanABufferComeWhole() throws InterruptedException {
        int samples = 100_001;
        try (Batches batches = batches(numbered(samples), 1000, false, 1, 1, 2)) {
            List<List<Integer>> taken = take(batches, 1000, 202);

            assertThat(taken.get(100)).containsExactly(100_000);
            assertThat(taken.get(201)).containsExactly(100_000);
            assertThat(taken.subList(0, 101).stream().flatMap(List::stream))
                    .containsExactlyElementsOf(
                            IntStream.range(0, samples).boxed().toList());
        }
    }

    @Test
    void closingEndsTheThread() {
        batches(numbered(100_000), 10, true, 1, 1, 1000).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("dlc-prefetch"));
    }

    @Test
    void failureOfTheDataReachesTheCaller() {
        Dataset broken = new Dataset() {
            @Override
            public int size() {
                return 3;
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                throw new IllegalArgumentException("bad block");
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {}
        };
        try (Batches batches = batches(broken, 2, false, 1, 1, 1)) {
            assertThatThrownBy(batches::next)
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining("bad block");
        }
    }

    @Test
    void trainingStepsAllocateNothing() {
        LinearNetwork trained =
                LinearNetwork.regression(1, LinearNetwork.NONE, LinearNetwork.settings(List.of(), null));
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long[] allocated = new long[2];
        Dataset data = Dataset.of(new float[20_000][1], new float[20_000][1]);

        trained.fit(data, trained.options().threads(2).epochs(1).listener(new TrainingListener() {
            @Override
            public void step(int epoch, long step, double loss, double rate) {
                if (step == 2_000) {
                    allocated[0] = threads.getThreadAllocatedBytes(self);
                } else if (step == 9_000) {
                    allocated[1] = threads.getThreadAllocatedBytes(self);
                }
            }
        }));

        // less than a byte a step: the JVM itself may take a little, once
        assertThat(allocated[1] - allocated[0]).isLessThan(7_000);
    }
}
