package dev.dlc.samples.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contenders in turns: each round asks each of them once, so that what else the machine does meets all alike. Each
 * has a process of its own, which waits while others are measured.
 *
 * @param rounds how many
 * @param processes how many dlc has of a kind, all of them asked in each round: HotSpot does not compile a kernel alike in each process, and
 *     what one has drawn it keeps; the others bring their kernels compiled
 * @param seconds how long one measurement takes at least
 * @param warmUp how many seconds each trains, and predicts, before the first round; longer while it still gets faster
 * @param longestWarmUp after how many seconds it is measured in any case
 * @param cpu whether the processor time of the contender's main thread is measured instead of the time that passes: on one
 *     thread the same on an idle machine, and of use on a busy one
 */
record Rounds(int rounds, int processes, double seconds, double warmUp, double longestWarmUp, boolean cpu) {
    /**
     * An option for the JVMs whose speed in the end is measured: they compile while the caller waits. Else the warm-up of a busy
     * machine would be over before they have compiled everything.
     */
    static final String COMPILED = "-Xbatch";
    /** Seconds without change after which a process has settled. */
    private static final double SETTLED = 0.5;

    /** What was measured: nanoseconds a step by contender. */
    record Outcome(Map<Peer, Series> training, Map<Peer, Series> prediction) {}

    Outcome measure(Folders folders, List<Peer> peers, BenchmarkModel model, int threads) {
        Map<Peer, List<LineProcess>> started = new EnumMap<>(Peer.class);
        try {
            for (Peer peer : peers) {
                List<LineProcess> own = new ArrayList<>();
                started.put(peer, own);
                try {
                    for (int i = 0; i < (peer == Peer.DLC ? processes : 1); i++) {
                        own.add(peer.start(folders, model, model.batch(), threads, COMPILED));
                    }
                } catch (IllegalStateException e) {
                    System.err.println("skipped: " + e.getMessage());
                }
            }
            Map<Peer, Series> training = series(started, "train");
            Map<Peer, Series> prediction = series(started, "predict");
            return new Outcome(training, prediction);
        } finally {
            started.values().forEach(own -> own.forEach(LineProcess::close));
        }
    }

    private Map<Peer, Series> series(Map<Peer, List<LineProcess>> started, String command) {
        Map<Peer, List<LineProcess>> able = new EnumMap<>(started);
        able.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty()
                        || command.equals("train") && !entry.getKey().trains());
        able.values().forEach(own -> own.forEach(process -> warmUp(process, command)));
        Map<Peer, List<Double>> measured = new EnumMap<>(Peer.class);
        for (int round = 0; round < rounds; round++) {
            able.forEach((peer, own) -> {
                List<Double> values = measured.computeIfAbsent(peer, any -> new ArrayList<>());
                own.forEach(process -> values.add(ask(process, command, seconds)));
            });
        }
        Map<Peer, Series> series = new EnumMap<>(Peer.class);
        measured.forEach((peer, values) -> series.put(
                peer,
                new Series(values.stream().mapToDouble(Double::doubleValue).toArray())));
        return series;
    }

    /** What one process measures, after its warm-up. */
    Series series(LineProcess process, String command) {
        warmUp(process, command);
        double[] values = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            values[round] = ask(process, command, seconds);
        }
        return new Series(values);
    }

    /** Lets a process do something until it does not get faster any more and its JVM has nothing left to compile. */
    void warmUp(LineProcess process, String command) {
        double piece = Math.min(warmUp / 2, SETTLED);
        double best = Double.POSITIVE_INFINITY;
        double compiled = -1;
        double settled = 0;
        double spent = 0;
        while (spent < warmUp || settled < SETTLED && spent < longestWarmUp) {
            long begun = System.nanoTime();
            String[] answer = process.ask(command + " " + piece).split(" ");
            double elapsed = (System.nanoTime() - begun) * 1e-9;
            double now = Double.parseDouble(answer[cpu ? 1 : 0]);
            boolean changed = now < best * 0.95 || Double.parseDouble(answer[3]) > compiled;
            spent += elapsed;
            settled = changed ? 0 : settled + elapsed;
            best = Math.min(best, now);
            compiled = Double.parseDouble(answer[3]);
        }
    }

    private double ask(LineProcess process, String command, double seconds) {
        return process.ask(command + " " + seconds, cpu ? 1 : 0);
    }
}
