package dev.dlc.samples.service;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Many threads predict with one network at once: whether they are told the same as one alone, and how many predictions a second they get. */
final class Throughput {
    private static final int SAMPLES = 64;

    private final Digits network;
    private final Digits.Input[] inputs = new Digits.Input[SAMPLES];
    private final float[][] expected = new float[SAMPLES][];

    /** Draws samples and asks for the predictions that are expected of all threads. */
    Throughput(Digits network) {
        this.network = network;
        Random random = new Random(1);
        for (int i = 0; i < SAMPLES; i++) {
            float[] numbers = new float[64];
            for (int p = 0; p < 64; p++) {
                numbers[p] = random.nextInt(17);
            }
            inputs[i] = new Digits.Input(numbers);
            expected[i] = network.predict(inputs[i]).labelProbabilities();
        }
    }

    /**
     * What came of it.
     *
     * @param different how many predictions had other bits than the same alone
     * @param perSecond predictions, of all threads together
     */
    record Outcome(long different, double perSecond) {}

    /** @param predictions of all threads together */
    Outcome run(int threads, int predictions) throws InterruptedException {
        AtomicLong different = new AtomicLong();
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int first = t;
            all[t] = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                long found = 0;
                for (int i = first; i < predictions; i += threads) {
                    int sample = i % SAMPLES;
                    boolean same =
                            Arrays.equals(network.predict(inputs[sample]).labelProbabilities(), expected[sample]);
                    found += same ? 0 : 1;
                }
                different.addAndGet(found);
            });
            all[t].start();
        }
        long start = System.nanoTime();
        begin.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        return new Outcome(different.get(), predictions / ((System.nanoTime() - start) * 1e-9));
    }

    /**
     * Prints a table of 1, 2 and 8 threads and of two processes, which share nothing but the machine. Each is measured in each
     * round; the table has the medians, of the predictions and of how they compare with one thread's of the same round.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int predictions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        Throughput measured = new Throughput(Digits.fromResource());
        int[] threads = {1, 2, 8};
        double[][] rates = new double[threads.length + 1][rounds];
        long[] different = new long[threads.length];
        measured.run(8, 200_000);
        try (Companion first = new Companion();
                Companion second = new Companion()) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < threads.length; i++) {
                    Outcome outcome = measured.run(threads[i], predictions);
                    rates[i][round] = outcome.perSecond();
                    different[i] += outcome.different();
                }
                rates[threads.length][round] = Companion.together(predictions, first, second);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| | predictions | unlike one thread's | a second | times one thread's |%n|---|---|---|---|---|%n");
        for (int i = 0; i < threads.length; i++) {
            print(
                    threads[i] + (threads[i] == 1 ? " thread" : " threads"),
                    different[i],
                    predictions,
                    rates[i],
                    rates[0]);
        }
        print("2 processes", 0, predictions, rates[threads.length], rates[0]);
    }

    private static void print(String name, long different, int predictions, double[] rates, double[] alone) {
        double[] factors = new double[rates.length];
        for (int round = 0; round < rates.length; round++) {
            factors[round] = rates[round] / alone[round];
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,.0f | %.2f |%n",
                name,
                (long) predictions * rates.length,
                different,
                median(rates),
                median(factors));
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
