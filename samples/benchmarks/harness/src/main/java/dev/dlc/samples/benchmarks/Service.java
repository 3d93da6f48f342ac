package dev.dlc.samples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The main loop of a contender's process. It reads a command a line from standard input and answers with a line that begins
 * with {@code =}, so that what a library prints is not taken for an answer. While others are measured it waits for a line.
 *
 * <pre>
 * train SECONDS      = WALL CPU STEPS COMPILED        measures training for at least so long: nanoseconds a step
 * predict SECONDS    = WALL CPU PREDICTIONS COMPILED  the same of predictions of one sample
 * latency SECONDS    = P50 P99 PREDICTIONS            nanoseconds of single predictions, each by itself
 * warmup SECONDS     = FINAL_NANOSECONDS STEPS MILLISECONDS  the first steps: until 90 % of the final speed
 * memory             = GROWTH PEAK HEAP_GROWTH        bytes: from before the first step to the peak, the peak, what lives on the heap
 * allocation STEPS   = BYTES_A_STEP                   on the Java heap
 * </pre>
 */
public final class Service {
    /** Makes the contender in the process that is measured. */
    @FunctionalInterface
    public interface Factory {
        Contender make(BenchmarkModel model, int batch, int threads) throws Exception;
    }

    private final Contender contender;
    private final Samples batches;
    private final Samples singles;
    private final Memory memory;

    private Service(Contender contender, BenchmarkModel model, int batch) {
        this.contender = contender;
        this.batches = new Samples(batch, model.width(), model.classes());
        this.singles = new Samples(1, model.width(), model.classes());
        this.memory = new Memory();
    }

    /** @param arguments the model's name, samples a step, and the number of threads */
    public static void run(String[] arguments, Factory factory) throws Exception {
        BenchmarkModel model = BenchmarkModel.named(arguments[0]);
        int batch = Integer.parseInt(arguments[1]);
        Contender contender = factory.make(model, batch, Integer.parseInt(arguments[2]));
        Service service = new Service(contender, model, batch);
        answer(contender.trainable());
        service.serve();
        // Native libraries may leave threads behind that are no daemons.
        System.exit(0);
    }

    private static void answer(Object answer) {
        System.out.println("= " + answer);
        System.out.flush();
    }

    private void serve() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            answer(
                    switch (words[0]) {
                        case "train" -> Stopwatch.measure(this::train, Double.parseDouble(words[1]));
                        case "predict" -> Stopwatch.measure(this::predict, Double.parseDouble(words[1]));
                        case "latency" -> Latency.measure(this::predict, Double.parseDouble(words[1]));
                        case "warmup" -> WarmUp.measure(this::train, Double.parseDouble(words[1]));
                        case "memory" -> memory.growth() + " " + memory.peak() + " " + memory.heapGrowth();
                        case "allocation" -> allocation(Integer.parseInt(words[1]));
                        default -> throw new IllegalArgumentException(line);
                    });
        }
    }

    private void train() {
        batches.advance();
        contender.train(batches.inputs(), batches.labels());
    }

    private void predict() {
        singles.advance();
        if (Float.isNaN(contender.predict(singles.inputs())[0])) {
            throw new IllegalStateException("a prediction is not a number");
        }
    }

    private String allocation(int steps) {
        Memory.allocated();
        // To ask allocates as well.
        long asked = Memory.allocated();
        long before = Memory.allocated();
        for (int i = 0; i < steps; i++) {
            train();
        }
        long bytes = Memory.allocated() - before - (before - asked);
        return String.format(Locale.ROOT, "%.1f", (double) bytes / steps);
    }
}
