package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Options;
import dev.dlc.runtime.TrainingException;
import dev.dlc.runtime.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code dlc train}. */
final class TrainCommand extends Command {
    private final Argument<String> file = optionalParameter(
            "model.dl", "The file with the model; with --resume, the model that the run has kept if none is named.");
    private final ModelOptions modelOptions = new ModelOptions(this);
    private final Argument<String> data =
            option("--data", "DIR", "The folder of the data (default: the file's folder).");
    private final Argument<String> out =
            option("--out", "DIR", "Where the run's files go (default: runs/<model>/<n>); a run there is replaced.");
    private final Argument<Integer> epochs =
            option("--epochs", "N", "How often each training sample is seen.", Integer.class);
    private final Argument<Integer> batch = option("--batch", "N", "Samples a step.", Integer.class);
    private final Argument<Long> seed = option("--seed", "N", "Of everything random.", Long.class);
    private final Argument<Integer> threads =
            option("--threads", "N", "Default: all cores. Changes no result.", Integer.class);
    private final Argument<String> init =
            option("--init", "FILE.safetensors", "Starts from these weights, found by their names.");
    private final Argument<Boolean> unshuffled =
            flag("--no-shuffle", "Every epoch goes through the samples in their order.");
    private final Argument<Boolean> uncached =
            flag("--no-cache", "Computes the frozen part of a network anew in every epoch. Changes no result.");
    private final Argument<String> resume = option("--resume", "RUN", "Goes on from the last finished epoch of a run.");
    private final Argument<String> log =
            option("--log", "FILE.jsonl", "Writes the events of the training to a file, too.");

    TrainCommand(Session session) {
        super(session, "train", "Compiles a model in memory, trains it, and tests it.");
    }

    @Override
    public Integer call() throws IOException {
        check();
        RunFolder resumed = resume.isGiven() ? RunFolder.existing(session, resume.value()) : null;
        RunRecord known = resumed == null ? null : RunRecord.read(session, resumed);
        ProjectFiles project = file.isGiven() ? new ProjectFiles(session, file.value()) : null;
        ModelFiles files = project == null ? new RunFiles(session, resumed, known) : project;

        Map<String, String> overrides = new LinkedHashMap<>(known == null ? Map.of() : known.overrides());
        overrides.putAll(modelOptions.overrides());
        Unit unit = modelOptions.compileOne(
                session, files, overrides, known == null ? null : known.named(session, resumed));
        Path folder = path(data, known != null ? Path.of(known.data()) : project.folder());
        RunRecord record = new RunRecord(
                unit.model().name(),
                files.place(),
                files.imported().keySet().stream().toList(),
                overrides,
                folder.toAbsolutePath().normalize().toString(),
                Map.of());
        Resumption resumption = resumed == null ? null : new Resumption(session, resumed, record, file.value());
        // what may be at fault and is quickly looked at, before javac has its turn
        TrainingState state = resumption == null ? null : resumption.state();
        Path start = init.isGiven() ? start() : null;
        DataFiles.Opened opened = new DataFiles(folder, unit.model()).all();
        Network network = GeneratedModel.load(unit.source());
        Options options = options(network.options(), state);
        FailureReport report = new FailureReport(session.err(), modelOptions.format());
        TrainingRun run = new TrainingRun(session, report, unit, network, files, record, resumed);
        try {
            run.train(opened, options, start, path(out, null), path(log, null));
        } catch (TrainingException e) {
            throw e.file() == null || resumption == null ? e : resumption.refused(e);
        }
        return ExitStatus.DONE;
    }

    private void check() {
        if (!file.isGiven() && !resume.isGiven()) {
            throw Failure.usage("which model? No file is named", "dlc train model.dl");
        }
        if (init.isGiven() && resume.isGiven()) {
            throw Failure.usage("--init and --resume contradict: both say what to start from", "leave one of them out");
        }
        positive(epochs);
        positive(batch);
        positive(threads);
    }

    static void positive(Argument<Integer> option) {
        if (option.isGiven() && option.value() < 1) {
            throw Failure.usage(option.name() + " must be at least 1, not " + option.value());
        }
    }

    /** The file of the weights to start from. */
    private Path start() {
        Path weights = path(init, null);
        if (!Files.exists(weights)) {
            throw Failure.missing(session.show(weights), FileFault.of(weights, -1));
        }
        return weights;
    }

    private Options options(Options usual, TrainingState state) {
        Options options = state == null ? usual : usual.resume(state);
        options = epochs.isGiven() ? options.epochs(epochs.value()) : options;
        options = batch.isGiven() ? options.batch(batch.value()) : options;
        options = seed.isGiven() ? options.seed(seed.value()) : options;
        options = threads.isGiven() ? options.threads(threads.value()) : options;
        options = options.cache(!uncached.value());
        return unshuffled.value() ? options.shuffle(false) : options;
    }
}
