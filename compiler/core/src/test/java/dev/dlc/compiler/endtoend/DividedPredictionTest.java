package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.OneSample;
import dev.dlc.runtime.Team;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One prediction on several threads: the same bits as on one, no garbage, no waiting, and no thread left. */
class DividedPredictionTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String WORKER = "dlc-worker";

    /** Convolutions of every kind that has kernels of its own, and what stands between them. */
    private static final List<String> NETWORKS = List.of(
            // strides, a skip, pooling of both kinds, a dense layer of several panels
            """
            stem   = image -> conv2d(16, kernel = 3, padding = same) -> batch_norm -> relu
            a      = stem -> conv2d(16, kernel = 3, padding = same) -> relu
            b      = a + stem -> conv2d(40, kernel = 3, stride = 2, padding = same) -> max_pool(2) -> relu
            scores = b -> conv2d(40, kernel = 1) -> avg_pool(2) -> flatten -> dense(130) -> relu -> dense(3)
            """,
            // groups, depthwise, gates of channels, concatenation, normalisation
            """
            a      = image -> conv2d(24, kernel = 5, padding = same, groups = 3) -> group_norm(4) -> silu
            b      = a -> depthwise_conv2d(kernel = 3, padding = same) -> hard_swish
            gate   = b -> global_avg_pool -> dense(24) -> sigmoid -> reshape([24, 1, 1])
            both   = b * gate
            c      = concat(both, a) -> conv2d(33, kernel = 3, padding = same) -> tanh
            scores = c -> upsample(2) -> max_pool(4) -> flatten -> dense(64) -> layer_norm -> gelu -> dense(3)
            """,
            // many filters on small maps, few filters on large ones
            """
            a      = image -> max_pool(2) -> conv2d(64, kernel = 3, padding = same) -> relu
            b      = a -> conv2d(64, kernel = 3, padding = same) -> relu -> conv2d(64, kernel = 3, padding = same)
            scores = b + a -> conv2d(2, kernel = 3, padding = same) -> softmax -> flatten -> dense(3)
            """,
            // many rows of tiles, maps of one row, numbers for each row of a map
            """
            a      = image -> conv2d(32, kernel = 3, padding = same) -> relu
            b      = a -> conv2d(32, kernel = 3, padding = same) -> batch_norm
            c      = b + a -> relu -> conv2d(20, kernel = [16, 1]) -> relu -> conv2d(20, kernel = 1)
            rows   = c -> avg_pool([1, 16]) -> tanh
            scores = c * rows -> flatten -> dense(3)
            """,
            // no convolution: dense layers over vectors and over rows
            """
            rows   = image -> reshape([64, 12]) -> dense(40) -> relu -> dense(64) -> softmax
            scores = rows -> flatten -> dense(256) -> relu -> dense(128) -> tanh -> dense(3)
            """);

    static Stream<String> networks() {
        return NETWORKS.stream();
    }

    private static Generated generated(String network) {
        return Generated.of("""
                model Divided {
                  input  image: float[3, 16, 16]
                  target label: class[3]
                  data   { train npy("x.npy", "label.npy") }
                  network {
                    %s
                  }
                  loss cross_entropy(scores, label)
                  optimizer adam(lr = 1e-2)
                  train { epochs 1  batch 8  seed 1 }
                }
                """.formatted(network.replace("\n", "\n    ")));
    }

    private static Network network(String text) {
        Network network = generated(text).network();
        network.initialize(1);
        Random random = new Random(2);
        for (Description.Weight weight : network.description().weights()) {
            if (weight.path().endsWith("bias")) {
                int size = weight.shape().stream().reduce(1, Math::multiplyExact);
                for (int i = 0; i < size; i++) {
                    network.weights()[weight.offset() + i] = (float) random.nextGaussian();
                }
            }
        }
        return network;
    }

    private static float[] sample(long seed) {
        Random random = new Random(seed);
        float[] sample = new float[3 * 16 * 16];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        return sample;
    }

    private static float[] predict(Network network, float[] sample) {
        try (Inference run = network.infer()) {
            run.input(0, sample);
            run.forward();
            return run.output(0);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anyNumberOfThreadsGivesTheSameBits(String text) {
        FloatPass pass = network(text).inference(1);
        assertThat(OneSample.divided(pass)).isPositive();
        try (Team one = new Team(1)) {
            for (int threads = 2; threads <= 4; threads++) {
                try (Team team = new Team(threads)) {
                    for (int i = 0; i < 30; i++) {
                        float[] expected = OneSample.forward(pass, sample(i), one);
                        assertThat(expected).doesNotContain(Float.NaN);
                        assertThat(OneSample.forward(pass, sample(i), team))
                                .as("sample %d on %d threads", i, threads)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conv2d(32, kernel = 3, padding = same) -> batch_norm -> relu                 | 1
            conv2d(32, kernel = 3, padding = same) -> relu -> max_pool(2)                | 2
            flatten -> dense(256) -> relu -> reshape([1, 16, 16])                        | 1
            flatten -> dense(256) -> relu -> dense(256) -> tanh -> reshape([1, 16, 16])  | 2
            """)
    void whatFollowsALayerNumberByNumberNeedNotWaitForOthers(String layers, int meetings) {
        String text = generated(
                        "scores = image -> " + layers + " -> conv2d(3, kernel = 3) -> global_avg_pool -> flatten")
                .source()
                .text();
        String prediction = text.substring(text.indexOf("class InferencePass"));
        assertThat(prediction.split("worker\\.meet\\(\\)", -1)).hasSize(1 + meetings);
    }

    @Test
    void theNetworksThreadsTakePartAndEnd() throws Exception {
        Network network = network(NETWORKS.get(0));
        float[] expected = predict(network, sample(1));
        assertThat(network.predictionThreads()).isEqualTo(1);
        network.predictionThreads(3);
        List<Thread> members = members();
        assertThat(members).hasSize(2).allMatch(Thread::isDaemon);
        assertThat(network.predictionThreads()).isEqualTo(3);
        awaitSleep(members);
        long[] before = members.stream().mapToLong(DividedPredictionTest::time).toArray();

        assertThat(predict(network, sample(1))).isEqualTo(expected);

        awaitSleep(members);
        for (int i = 0; i < 2; i++) {
            assertThat(time(members.get(i))).isGreaterThan(before[i]);
        }
        network.predictionThreads(2);
        assertThat(members).noneMatch(Thread::isAlive);
        members = members();
        assertThat(members).hasSize(1);
        network.predictionThreads(1);
        assertThat(members).noneMatch(Thread::isAlive);
        assertThat(predict(network, sample(1))).isEqualTo(expected);
    }

    @Test
    void aSmallNetworkIsNotDivided() {
        Network network = network("scores = image -> flatten -> dense(40) -> relu -> dense(3)");
        network.predictionThreads(2);
        List<Thread> members = members();
        awaitSleep(members);
        long before = time(members.get(0));
        predict(network, sample(1));
        assertThat(time(members.get(0))).isEqualTo(before);
        network.predictionThreads(1);
    }

    @Test
    void thoseThatComeMeanwhileRunAlone() throws Exception {
        Network network = network(NETWORKS.get(0));
        float[][] expected = new float[8][];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = predict(network, sample(i));
        }
        network.predictionThreads(2);
        ExecutorService callers = Executors.newFixedThreadPool(expected.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> all = Stream.iterate(0, i -> i + 1)
                    .limit(expected.length)
                    .map(i -> callers.submit(() -> {
                        start.await();
                        for (int k = 0; k < 100; k++) {
                            assertThat(predict(network, sample(i))).isEqualTo(expected[i]);
                        }
                        return true;
                    }))
                    .toList();
            start.countDown();
            // threads come and go while others predict
            for (int i = 0; i < 50; i++) {
                network.predictionThreads(1 + i % 3);
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            callers.shutdown();
            network.predictionThreads(1);
        }
        assertThat(members()).isEmpty();
    }

    @Test
    void aDividedPredictionAllocatesItsResultAlone() {
        Network network = network(NETWORKS.get(0));
        network.predictionThreads(2);
        float[] sample = sample(1);
        long[] ids = Stream.concat(Stream.of(Thread.currentThread()), members().stream())
                .mapToLong(Thread::getId)
                .toArray();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; allocated > 100 * 32 && attempt < 200; attempt++) {
            long before = allocated(ids);
            for (int i = 0; i < 100; i++) {
                predict(network, sample);
            }
            allocated = allocated(ids) - before;
        }
        network.predictionThreads(1);
        // an array of three numbers: 16 bytes of header, 12 of numbers, rounded to 8
        assertThat(allocated).isLessThanOrEqualTo(100 * 32);
    }

    private static long allocated(long[] threads) {
        long sum = 0;
        for (long thread : threads) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    private static List<Thread> members() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(WORKER))
                .toList();
    }

    private static void awaitSleep(List<Thread> members) {
        for (Thread member : members) {
            while (member.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private static long time(Thread thread) {
        return THREADS.getThreadCpuTime(thread.getId());
    }
}
