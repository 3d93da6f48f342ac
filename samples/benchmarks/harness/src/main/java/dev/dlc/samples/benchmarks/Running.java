package dev.dlc.samples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What else running costs: compiling, warming up, memory, garbage, and how time grows with the model. */
final class Running {
    /**
     * Until the JVM has compiled the kernels, vectors are objects, and what it sets aside for young ones, a share of the machine's
     * memory, fills up before it collects them for the first time. Nothing is left of them afterwards.
     */
    private static final String SMALL_NURSERY = "-Xmn16m";

    private static final double MEGABYTE = 1 << 20;

    private final Folders folders;
    private final Rounds how;

    Running(Folders folders, Rounds how) {
        this.folders = folders;
        this.how = how;
    }

    /** The whole process of {@code dlc model.dl}, its JVM started anew each time. */
    String compileTime(List<BenchmarkModel> models) {
        Table table = new Table(List.of("command", "seconds"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        table.row(List.of("a JVM that does nothing (java -version)", processes(List.of(java, "-version"))));
        Path digits = folders.repository().resolve("samples/digits/digits.dl");
        List<Path> files = Stream.concat(Stream.of(digits), models.stream().map(model -> folders.model(model.title())))
                .toList();
        for (Path file : files) {
            Path out = folders.generated().resolve("timed");
            table.row(
                    List.of("dlc " + file.getFileName(), processes(Compilation.command(folders, file, out, "timed"))));
        }
        return table.toString();
    }

    private String processes(List<String> command) {
        double[] seconds = new double[how.rounds()];
        Compilation.run(command);
        for (int i = 0; i < seconds.length; i++) {
            long begun = System.nanoTime();
            Compilation.run(command);
            seconds[i] = (System.nanoTime() - begun) * 1e-9;
        }
        return Table.cell(new Series(seconds), 1);
    }

    /** From the first step of a fresh JVM on. */
    String warmUp(List<BenchmarkModel> models, List<Integer> threads, double seconds) {
        Table table = new Table(List.of(
                "model",
                "threads",
                "steps until 90 % of the final speed",
                "seconds from the start of the JVM",
                "ms a step in the end"));
        for (BenchmarkModel model : models) {
            for (int count : threads) {
                try (LineProcess process = Peer.DLC.start(folders, model, model.batch(), count)) {
                    String[] answer = process.ask("warmup " + seconds).split(" ");
                    table.row(List.of(
                            model.title(),
                            "" + count,
                            answer[1],
                            Table.significant(Double.parseDouble(answer[2]) * 1e-3),
                            Table.significant(Double.parseDouble(answer[0]) * 1e-6)));
                }
            }
        }
        return table.toString();
    }

    /** What the process takes from before its first step to its peak, and what dlc's steps leave to the collector. */
    String memory(List<BenchmarkModel> models, List<Peer> peers) {
        List<Peer> trainers = peers.stream().filter(Peer::trains).toList();
        List<String> heads = new ArrayList<>(List.of("model"));
        trainers.forEach(peer -> heads.add(peer.title() + ": growth of the process (its peak)"));
        heads.add("dlc with " + SMALL_NURSERY);
        heads.add("dlc: arrays of a step");
        heads.add("dlc: bytes allocated a step");
        Table table = new Table(heads);
        for (BenchmarkModel model : models) {
            List<String> cells = new ArrayList<>(List.of(model.title()));
            String arrays = "-";
            String allocated = "-";
            for (Peer peer : trainers) {
                try (LineProcess process = peer.start(folders, model, model.batch(), 1)) {
                    how.warmUp(process, "train");
                    String[] answer = process.ask("memory").split(" ");
                    cells.add(grown(answer));
                    if (peer == Peer.DLC) {
                        arrays = megabytes(answer[2]);
                        allocated = allocation(process);
                    }
                } catch (IllegalStateException e) {
                    cells.add("-");
                }
            }
            cells.add(smallNursery(model));
            cells.add(arrays);
            cells.add(allocated);
            table.row(cells);
        }
        return table.toString();
    }

    private String smallNursery(BenchmarkModel model) {
        try (LineProcess process = Peer.DLC.start(folders, model, model.batch(), 1, SMALL_NURSERY)) {
            how.warmUp(process, "train");
            return grown(process.ask("memory").split(" "));
        }
    }

    /** By how much a process has grown, and its peak. */
    private static String grown(String[] answer) {
        return megabytes(answer[0]) + " (" + megabytes(answer[1]) + ")";
    }

    /** Once the JVM has compiled everything: before that, vectors are objects. */
    private static String allocation(LineProcess process) {
        String bytes = "";
        for (int i = 0; i < 12 && !bytes.equals("0.0"); i++) {
            bytes = process.ask("allocation 10");
        }
        return bytes;
    }

    private static String megabytes(String bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", Double.parseDouble(bytes) / MEGABYTE);
    }

    /** Of a plain stack of convolutions, one thread. */
    String growth() {
        Table table = new Table(List.of("batch", "width", "depth", "ms a step", "us a sample"));
        String usual = Compilation.compile(folders, BenchmarkModel.GROWTH, "width=32", "depth=4");
        for (int batch : new int[] {1, 4, 16, 64, 256}) {
            row(table, batch, 32, 4, usual);
        }
        for (int width : new int[] {8, 16, 64, 128}) {
            row(table, 64, width, 4, Compilation.compile(folders, BenchmarkModel.GROWTH, "width=" + width, "depth=4"));
        }
        for (int depth : new int[] {1, 2, 8, 16, 32}) {
            row(
                    table,
                    64,
                    32,
                    depth,
                    Compilation.compile(folders, BenchmarkModel.GROWTH, "width=32", "depth=" + depth));
        }
        return table.toString();
    }

    private void row(Table table, int batch, int width, int depth, String option) {
        try (LineProcess process = Peer.DLC.start(folders, BenchmarkModel.GROWTH, batch, 1, option, Rounds.COMPILED)) {
            Series steps = how.series(process, "train");
            table.row(List.of(
                    "" + batch,
                    "" + width,
                    "" + depth,
                    Table.cell(steps, 1e-6),
                    Table.significant(steps.median() * 1e-3 / batch)));
        }
    }
}
