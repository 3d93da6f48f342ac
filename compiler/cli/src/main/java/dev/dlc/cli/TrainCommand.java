package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Options;
import dev.dlc.runtime.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlc train}. */
@Command(
        name = "train",
        description = "Compiles a model in memory, trains it, and tests it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TrainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "model.dl",
            description = "The file with the model; with --resume, the model that the run has kept if none is named.")
    private String file;

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the data (default: the file's folder).")
    private String data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run's files go (default: runs/<model>/<n>); a run there is replaced.")
    private String out;

    @Option(names = "--epochs", paramLabel = "N", description = "How often each training sample is seen.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Samples a step.")
    private Integer batch;

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random.")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all cores. Changes no result.")
    private Integer threads;

    @Option(
            names = "--init",
            paramLabel = "FILE.safetensors",
            description = "Starts from these weights, found by their names.")
    private String init;

    @Option(names = "--no-shuffle", description = "Every epoch goes through the samples in their order.")
    private boolean unshuffled;

    @Option(
            names = "--no-cache",
            description = "Computes the frozen part of a network anew in every epoch. Changes no result.")
    private boolean uncached;

    @Option(names = "--resume", paramLabel = "RUN", description = "Goes on from the last finished epoch of a run.")
    private String resume;

    @Option(
            names = "--log",
            paramLabel = "FILE.jsonl",
            description = "Writes the events of the training to a file, too.")
    private String log;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        check();
        RunFolder resumed = resume == null ? null : RunFolder.existing(session, resume);
        RunRecord known = resumed == null ? null : RunRecord.read(session, resumed);
        ProjectFiles project = file == null ? null : new ProjectFiles(session, file);
        ModelFiles files = project == null ? new RunFiles(session, resumed, known) : project;

        Map<String, String> overrides = new LinkedHashMap<>(known == null ? Map.of() : known.overrides());
        overrides.putAll(modelOptions.overrides());
        Unit unit = modelOptions.compileOne(
                session, files, overrides, known == null ? null : known.named(session, resumed));
        Path folder = data != null ? session.resolve(data) : known != null ? Path.of(known.data()) : project.folder();
        Network network = GeneratedModel.load(unit.source());
        RunRecord record = new RunRecord(
                unit.model().name(),
                files.place(),
                files.imported().keySet().stream().toList(),
                overrides,
                folder.toAbsolutePath().normalize().toString(),
                Map.of());
        Resumption resumption = resumed == null ? null : new Resumption(session, resumed, record, file);
        Options options = options(network.options(), resumption);
        TrainingRun run = new TrainingRun(session, unit, network, files, record, resumed);
        try {
            run.train(
                    new DataFiles(folder, unit.model().data(), network.description()),
                    options,
                    init == null ? null : session.resolve(init),
                    out == null ? null : session.resolve(out),
                    log == null ? null : session.resolve(log));
        } catch (TrainingException e) {
            throw e.file() == null || resumption == null ? e : resumption.refused(e);
        }
        return ExitStatus.DONE;
    }

    private void check() {
        if (file == null && resume == null) {
            throw Failure.usage("which model? No file is named", "dlc train model.dl");
        }
        if (init != null && resume != null) {
            throw Failure.usage("--init and --resume contradict: both say what to start from", "leave one of them out");
        }
        positive("--epochs", epochs);
        positive("--batch", batch);
        positive("--threads", threads);
    }

    static void positive(String option, Integer number) {
        if (number != null && number < 1) {
            throw Failure.usage(option + " must be at least 1, not " + number);
        }
    }

    private Options options(Options usual, Resumption resumption) throws IOException {
        Options options = resumption == null ? usual : usual.resume(resumption.state());
        options = epochs == null ? options : options.epochs(epochs);
        options = batch == null ? options : options.batch(batch);
        options = seed == null ? options : options.seed(seed);
        options = threads == null ? options : options.threads(threads);
        options = options.cache(!uncached);
        return unshuffled ? options.shuffle(false) : options;
    }
}
