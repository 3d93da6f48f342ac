package dev.dlc.samples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures dlc beside other frameworks and prints tables in Markdown. */
@Command(name = "samples/benchmarks/run", mixinStandardHelpOptions = true, sortOptions = false)
final class Benchmark implements Callable<Integer> {
    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    @Option(names = "--quick", description = "short rounds, of dlc, DJL and ONNX Runtime; under three minutes")
    private boolean quick;

    @Option(
            names = "--parts",
            split = ",",
            description =
                    "of steps, scaling, roofline, compile, warmup, memory, growth, latency; all of them, but steps with --only,"
                            + " and steps, compile with --quick")
    private List<String> parts;

    @Option(
            names = "--models",
            split = ",",
            description = "of tiny, mlp, lenet5, cnn, resnet20; all of them, or mlp, cnn with --quick")
    private List<String> models;

    @Option(
            names = {"--only", "--peers"},
            split = ",",
            description = "of dlc, djl, torch, dl4j, onnxruntime")
    private List<String> peers;

    @Option(names = "--threads", split = ",", description = "numbers of threads, 1,2 if nothing is said")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--rounds", description = "measurements of each, their median counts: 5, or 3 with --quick")
    private Integer rounds;

    @Option(names = "--processes", description = "processes of dlc, the median of all counts: 3, or 1 with --quick")
    private Integer processes;

    @Option(names = "--seconds", description = "least length of a measurement: 1, or 0.15 with --quick")
    private Double seconds;

    @Option(names = "--warm-up", description = "seconds before the first round: 5, or 0.6 with --quick")
    private Double warmUp;

    @Option(
            names = "--cpu",
            description = "measure the processor time of the main thread, for --threads 1 on a busy machine")
    private boolean cpu;

    @Option(names = "--runtime", description = "the classes of dlc's runtime to measure: a folder or a jar")
    private Path runtime;

    @Option(
            names = "--no-build",
            description = "take what is built, with --runtime what an editor or javac has compiled")
    private boolean built;

    @Option(names = "--write", description = "put the tables into this page, between its comments <!-- measured: … -->")
    private Path page;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() {
        home = home.toAbsolutePath().normalize();
        Folders folders = new Folders(
                home,
                runtime != null
                        ? runtime.toAbsolutePath()
                        : home.resolve("harness/target/lib/dlc-runtime-0.1.0-SNAPSHOT.jar"));
        List<BenchmarkModel> chosen = models != null
                ? models.stream().map(BenchmarkModel::named).toList()
                : quick ? List.of(BenchmarkModel.MLP, BenchmarkModel.CNN) : BenchmarkModel.all();
        List<Part> measured = measuredParts();
        Report report = new Report();
        report.add(Machine.describe() + "; load " + Machine.load() + " at the start.");
        List<Peer> present = present(folders, report);
        Compilation.compile(folders, chosen);
        for (Part part : measured) {
            if (measured.size() > 1) {
                report.add("### " + part.title() + "\n");
            }
            report.add(measure(part, folders, chosen, present));
        }
        report.add("Load " + Machine.load() + " at the end.");
        if (page != null) {
            report.write(page);
        }
        return 0;
    }

    private List<Part> measuredParts() {
        if (parts != null) {
            return parts.stream().map(Part::named).toList();
        }
        if (peers != null) {
            return List.of(Part.STEPS);
        }
        return quick ? Part.QUICK : List.of(Part.values());
    }

    /** Those of the chosen frameworks that can be run here. */
    private List<Peer> present(Folders folders, Report report) {
        List<Peer> wanted = peers != null
                ? peers.stream().map(Peer::named).toList()
                : quick ? List.of(Peer.DLC, Peer.DJL, Peer.ONNXRUNTIME) : List.of(Peer.values());
        List<Peer> present = new ArrayList<>();
        for (Peer peer : wanted) {
            String missing = peer.missing(folders);
            if (missing == null) {
                present.add(peer);
            } else {
                report.add("skipped: " + peer.title() + ": " + missing);
            }
        }
        return present;
    }

    private String measure(Part part, Folders folders, List<BenchmarkModel> chosen, List<Peer> present) {
        int count = rounds != null ? rounds : quick ? 3 : 5;
        double least = seconds != null ? seconds : quick ? 0.15 : 1;
        double before = warmUp != null ? warmUp : quick ? 0.6 : 5;
        double longest = quick ? 7 : 15;
        int several = processes != null ? processes : quick ? 1 : 3;
        Rounds how = new Rounds(count, several, least, before, longest, cpu);
        // There are many kernels, and each of them is soon compiled.
        Rounds brief = new Rounds(count, 1, least / 5, before / 5, longest, true);
        Running running = new Running(folders, how);
        return switch (part) {
            case STEPS -> steps(folders, chosen, present, how);
            case SCALING -> new Scaling(folders, how).markdown(scaled(chosen), Math.max(2, Collections.max(threads)));
            case ROOFLINE -> new Roofline(folders, brief).markdown();
            case COMPILE -> running.compileTime(chosen);
            case WARMUP -> running.warmUp(chosen, quick ? List.of(1) : threads, quick ? 5 : 20);
            case MEMORY -> running.memory(chosen, present);
            case LATENCY -> new LatencyTable(folders, how).markdown(present);
            case GROWTH -> new Running(folders, brief).growth();
        };
    }

    /** Of all models those whose steps are long enough to be worth several threads. */
    private List<BenchmarkModel> scaled(List<BenchmarkModel> chosen) {
        return models != null ? chosen : List.of(BenchmarkModel.CNN, BenchmarkModel.RESNET20);
    }

    private String steps(Folders folders, List<BenchmarkModel> chosen, List<Peer> present, Rounds how) {
        StepTables tables = new StepTables(present);
        for (BenchmarkModel model : chosen) {
            for (int count : threads) {
                tables.add(model, count, how.measure(folders, present, model, count));
            }
        }
        return tables.markdown();
    }
}
