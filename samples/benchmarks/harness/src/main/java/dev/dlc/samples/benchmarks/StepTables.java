package dev.dlc.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The tables of training steps and of predictions, with dlc's ratios. Lines are also printed as they are measured. */
final class StepTables {
    private final List<Peer> trainers;
    private final List<Peer> predictors;
    private final Table training;
    private final Table prediction;

    StepTables(List<Peer> peers) {
        this.trainers = peers.stream().filter(Peer::trains).toList();
        this.predictors = peers;
        this.training = new Table(heads(trainers, "dlc against the fastest PyTorch"));
        this.prediction = new Table(heads(predictors, "dlc against ONNX Runtime"));
    }

    private static List<String> heads(List<Peer> peers, String ratio) {
        return Stream.of(
                        List.of("model", "threads"),
                        peers.stream().map(Peer::title).toList(),
                        List.of(ratio))
                .flatMap(List::stream)
                .toList();
    }

    void add(BenchmarkModel model, int threads, Rounds.Outcome outcome) {
        training.row(row(model, threads, trainers, outcome.training(), 1e-6, List.of(Peer.DJL, Peer.TORCH)));
        prediction.row(row(model, threads, predictors, outcome.prediction(), 1e-3, List.of(Peer.ONNXRUNTIME)));
        System.err.printf(
                Locale.ROOT,
                "%-9s %d thread(s): step%s; prediction%s%n",
                model.title(),
                threads,
                told(outcome.training(), 1e-6, "ms"),
                told(outcome.prediction(), 1e-3, "us"));
    }

    private static String told(Map<Peer, Series> measured, double unit, String name) {
        StringBuilder text = new StringBuilder();
        measured.forEach((peer, series) -> text.append(' ')
                .append(peer.key())
                .append(' ')
                .append(Table.cell(series, unit))
                .append(' ')
                .append(name));
        return text.toString();
    }

    private static List<String> row(
            BenchmarkModel model,
            int threads,
            List<Peer> peers,
            Map<Peer, Series> measured,
            double unit,
            List<Peer> rivals) {
        List<String> cells = new ArrayList<>(List.of(model.title(), "" + threads));
        peers.forEach(peer -> cells.add(measured.containsKey(peer) ? Table.cell(measured.get(peer), unit) : "-"));
        OptionalDouble rival = rivals.stream()
                .filter(measured::containsKey)
                .mapToDouble(peer -> measured.get(peer).median())
                .min();
        cells.add(
                measured.containsKey(Peer.DLC) && rival.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "**%.2fx**",
                                rival.getAsDouble() / measured.get(Peer.DLC).median())
                        : "-");
        return cells;
    }

    String markdown() {
        return "Milliseconds a training step\n\n" + training + "\nMicroseconds a prediction of one sample\n\n"
                + prediction;
    }
}
