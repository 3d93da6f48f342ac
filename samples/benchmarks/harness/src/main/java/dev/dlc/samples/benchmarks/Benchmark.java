package dev.dlc.samples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
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

    @Option(names = "--runtime", description = "the classes of dlc's runtime to measure: a folder or a jar")
    private Path runtime;

    @Option(
            names = "--no-build",
            description = "take what is built, with --runtime what an editor or javac has compiled")
    private boolean built;

    @Option(names = "--quick", description = "short rounds, without DL4J; ends within three minutes")
    private boolean quick;

    @Option(names = "--models", split = ",", description = "of tiny, mlp, lenet5, cnn, resnet20")
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

    @Option(names = "--seconds", description = "least length of a measurement: 1, or 0.3 with --quick")
    private Double seconds;

    @Option(names = "--warm-up", description = "seconds before the first round: 5, or 1.5 with --quick")
    private Double warmUp;

    @Option(
            names = "--cpu",
            description = "measure the processor time of the main thread, for --threads 1 on a busy machine")
    private boolean cpu;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() {
        Folders folders = new Folders(
                home.toAbsolutePath().normalize(),
                runtime != null
                        ? runtime.toAbsolutePath()
                        : home.toAbsolutePath()
                                .resolve("../../compiler/cli/target/lib/dlc-runtime-0.1.0-SNAPSHOT.jar"));
        List<BenchmarkModel> chosen = models == null
                ? BenchmarkModel.all()
                : models.stream().map(BenchmarkModel::named).toList();
        List<Peer> present = new ArrayList<>();
        for (Peer peer : peers == null
                ? List.of(Peer.values())
                : peers.stream().map(Peer::named).toList()) {
            String missing = quick && peers == null && peer == Peer.DL4J ? "not with --quick" : peer.missing(folders);
            if (missing == null) {
                present.add(peer);
            } else {
                System.out.println("skipped: " + peer.title() + ": " + missing);
            }
        }
        Compilation.compile(folders, chosen);
        Rounds how = new Rounds(
                rounds != null ? rounds : quick ? 3 : 5,
                seconds != null ? seconds : quick ? 0.3 : 1,
                warmUp != null ? warmUp : quick ? 1.5 : 5,
                cpu);
        StepTables tables = new StepTables(present);
        for (BenchmarkModel model : chosen) {
            for (int count : threads) {
                tables.add(model, count, how.measure(folders, present, model, count));
            }
        }
        System.out.println(tables.markdown());
        return 0;
    }
}
