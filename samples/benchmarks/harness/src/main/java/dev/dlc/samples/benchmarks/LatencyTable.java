package dev.dlc.samples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One prediction of the sample service's model inside the app's JVM, on one thread: the median and the slowest of a hundred, and how much
 * larger each framework makes the app. Rounds go from one framework to the next; of their quantiles the median is told.
 */
final class LatencyTable {
    private static final List<Peer> IN_THE_JVM = List.of(Peer.DLC, Peer.ONNXRUNTIME, Peer.DJL);

    private final Folders folders;
    private final Rounds how;

    LatencyTable(Folders folders, Rounds how) {
        this.folders = folders;
        this.how = how;
    }

    String markdown(List<Peer> present) {
        Compilation.compile(folders, List.of(BenchmarkModel.DIGITS));
        Table table = new Table(List.of("framework", "p50, us", "p99, us", "jars, MB", "unpacked when it runs, MB"));
        Map<Peer, LineProcess> processes = new EnumMap<>(Peer.class);
        Map<Peer, Path> unpacked = new EnumMap<>(Peer.class);
        try {
            for (Peer peer : IN_THE_JVM) {
                if (present.contains(peer)) {
                    unpacked.put(peer, Files.createTempDirectory("dlc-" + peer.key()));
                    processes.put(peer, start(peer, unpacked.get(peer)));
                }
            }
            Map<Peer, double[][]> quantiles = measure(processes);
            for (Map.Entry<Peer, double[][]> entry : quantiles.entrySet()) {
                Peer peer = entry.getKey();
                table.row(List.of(
                        peer.title(),
                        Table.cell(new Series(entry.getValue()[0]), 1e-3),
                        Table.cell(new Series(entry.getValue()[1]), 1e-3),
                        megabytes(jars(peer)),
                        megabytes(size(unpacked.get(peer), file -> true))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            processes.values().forEach(LineProcess::close);
            unpacked.values().forEach(LatencyTable::delete);
        }
        return table.toString();
    }

    /** What it unpacks goes to a folder of its own. */
    private LineProcess start(Peer peer, Path unpacked) {
        return peer.start(
                folders,
                BenchmarkModel.DIGITS,
                1,
                1,
                Rounds.COMPILED,
                "-Djava.io.tmpdir=" + unpacked,
                "-DDJL_CACHE_DIR=" + unpacked);
    }

    private Map<Peer, double[][]> measure(Map<Peer, LineProcess> processes) {
        processes.values().forEach(process -> how.warmUp(process, "predict"));
        Map<Peer, double[][]> quantiles = new EnumMap<>(Peer.class);
        for (int round = 0; round < how.rounds(); round++) {
            for (Map.Entry<Peer, LineProcess> entry : processes.entrySet()) {
                String[] answer =
                        entry.getValue().ask("latency " + how.seconds()).split(" ");
                double[][] all = quantiles.computeIfAbsent(entry.getKey(), peer -> new double[2][how.rounds()]);
                all[0][round] = Double.parseDouble(answer[0]);
                all[1][round] = Double.parseDouble(answer[1]);
            }
        }
        return quantiles;
    }

    /** What an app takes in beside its own code and the weights, which are as large in any framework. */
    private long jars(Peer peer) throws IOException {
        if (peer == Peer.DLC) {
            Path classes = folders.generated().resolve("classes");
            String name = "/" + BenchmarkModel.DIGITS.className();
            return size(folders.runtime(), file -> true)
                    + size(classes, file -> file.toString().matches(".*" + name + "(\\$.*)?\\.class"));
        }
        return size(
                folders.libraries(peer.key()),
                file -> !file.getFileName().toString().matches("(dlc|picocli)-.*"));
    }

    private static long size(Path folder, Predicate<Path> counted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(counted)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes * 1e-6);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
