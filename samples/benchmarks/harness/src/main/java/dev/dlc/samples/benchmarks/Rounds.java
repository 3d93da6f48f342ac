package dev.dlc.samples.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contenders in turns: each round asks each of them once, so that what else the machine does meets all alike. Each
 * has a process of its own, which waits while others are measured.
 *
 * @param rounds how many
 * @param seconds how long one measurement takes at least
 * @param warmUp how many seconds each trains, and predicts, before the first round; longer while it still gets faster
 * @param cpu whether the processor time of the contender's main thread is measured instead of the time that passes: on one
 *     thread the same on an idle machine, and of use on a busy one
 */
record Rounds(int rounds, double seconds, double warmUp, boolean cpu) {
    private static final double LONGEST_WARM_UP = 6;

    /** What was measured: nanoseconds a step by contender. */
    record Outcome(Map<Peer, Series> training, Map<Peer, Series> prediction) {}

    Outcome measure(Folders folders, List<Peer> peers, BenchmarkModel model, int threads) {
        Map<Peer, LineProcess> processes = new EnumMap<>(Peer.class);
        try {
            for (Peer peer : peers) {
                try {
                    processes.put(peer, peer.start(folders, model, model.batch(), threads));
                } catch (IllegalStateException e) {
                    System.err.println("skipped: " + e.getMessage());
                }
            }
            Map<Peer, Series> training = series(processes, "train");
            Map<Peer, Series> prediction = series(processes, "predict");
            return new Outcome(training, prediction);
        } finally {
            processes.values().forEach(LineProcess::close);
        }
    }

    private Map<Peer, Series> series(Map<Peer, LineProcess> processes, String command) {
        Map<Peer, LineProcess> able = new EnumMap<>(processes);
        able.keySet().removeIf(peer -> command.equals("train") && !peer.trains());
        able.values().forEach(process -> warmUp(process, command));
        Map<Peer, double[]> measured = new EnumMap<>(Peer.class);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Peer, LineProcess> entry : able.entrySet()) {
                double[] values = measured.computeIfAbsent(entry.getKey(), peer -> new double[rounds]);
                values[round] = ask(entry.getValue(), command, seconds);
            }
        }
        Map<Peer, Series> series = new EnumMap<>(Peer.class);
        measured.forEach((peer, values) -> series.put(peer, new Series(values)));
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

    /** Lets a process do something until it does not get faster any more. */
    void warmUp(LineProcess process, String command) {
        double piece = warmUp / 4;
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int worse = 0; spent < warmUp || worse < 2 && spent < warmUp * LONGEST_WARM_UP; ) {
            long begun = System.nanoTime();
            double now = ask(process, command, piece);
            spent += (System.nanoTime() - begun) * 1e-9;
            worse = now < best * 0.95 ? 0 : worse + 1;
            best = Math.min(best, now);
        }
    }

    private double ask(LineProcess process, String command, double seconds) {
        return process.ask(command + " " + seconds, cpu ? 1 : 0);
    }
}
