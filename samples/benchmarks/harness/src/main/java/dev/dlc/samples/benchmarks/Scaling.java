package dev.dlc.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What several threads gain, beside what the machine lets several gain: as many processes of one thread each, at the same time,
 * which share nothing but the machine. Two processors of a cloud rarely do twice the work of one.
 */
final class Scaling {
    private final Folders folders;
    private final Rounds how;

    Scaling(Folders folders, Rounds how) {
        this.folders = folders;
        this.how = how;
    }

    String markdown(List<BenchmarkModel> models, int threads) {
        Table table = new Table(List.of(
                "model",
                "one thread, ms a step",
                threads + " threads, ms a step",
                "speed-up",
                threads + " processes of one thread: work done in the time of one"));
        for (BenchmarkModel model : models) {
            table.row(row(model, threads));
        }
        return table.toString();
    }

    private List<String> row(BenchmarkModel model, int threads) {
        List<LineProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i <= threads; i++) {
                int count = i < threads ? 1 : threads;
                processes.add(Peer.DLC.start(folders, model, model.batch(), count, Rounds.COMPILED));
            }
            processes.forEach(process -> how.warmUp(process, "train"));
            return row(model, processes.subList(0, threads), processes.get(threads));
        } finally {
            processes.forEach(LineProcess::close);
        }
    }

    private List<String> row(BenchmarkModel model, List<LineProcess> singles, LineProcess team) {
        double[] alone = new double[how.rounds()];
        double[] together = new double[how.rounds()];
        double[] speedUps = new double[how.rounds()];
        double[] ceilings = new double[how.rounds()];
        for (int round = 0; round < how.rounds(); round++) {
            // Before and after: a processor of a cloud changes its speed meanwhile.
            double before = step(singles.get(0));
            together[round] = step(team);
            double rate = rateTogether(singles);
            alone[round] = (before + step(singles.get(0))) / 2;
            speedUps[round] = alone[round] / together[round];
            ceilings[round] = rate * alone[round];
        }
        return List.of(
                model.title(),
                Table.cell(new Series(alone), 1e-6),
                Table.cell(new Series(together), 1e-6),
                Table.cell(new Series(speedUps), 1),
                Table.cell(new Series(ceilings), 1));
    }

    private double step(LineProcess process) {
        return process.ask("train " + how.seconds(), 0);
    }

    /** Steps a nanosecond that all of them do, measured at the same time. */
    private double rateTogether(List<LineProcess> processes) {
        ExecutorService callers = Executors.newFixedThreadPool(processes.size());
        try {
            return processes.stream()
                    .map(process -> CompletableFuture.supplyAsync(() -> step(process), callers))
                    .toList()
                    .stream()
                    .mapToDouble(time -> 1 / time.join())
                    .sum();
        } finally {
            callers.shutdown();
        }
    }
}
