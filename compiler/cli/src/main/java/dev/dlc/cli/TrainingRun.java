package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.program.Program;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.History;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Options;
import dev.dlc.runtime.Trainer;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import dev.dlc.runtime.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One training with everything around it: the run's folder, the progress, the log, the test, the report. */
final class TrainingRun {
    private final Session session;
    private final FailureReport report;
    private final Unit unit;
    private final Network network;
    private final ModelFiles files;
    private final RunRecord record;
    private final RunFolder resumed;

    /**
     * @param report takes what is wrong with the log
     * @param resumed the run to go on from, or null
     */
    TrainingRun(
            Session session,
            FailureReport report,
            Unit unit,
            Network network,
            ModelFiles files,
            RunRecord record,
            RunFolder resumed) {
        this.session = session;
        this.report = report;
        this.unit = unit;
        this.network = network;
        this.files = files;
        this.record = record;
        this.resumed = resumed;
    }

    /**
     * Trains, tests and tells the results.
     *
     * @param init weights to start from, or null
     * @param out the run's folder, or null
     * @param log a file for the events beside the run's own, or null
     */
    void train(DataFiles.Opened data, Options options, Path init, Path out, Path log) throws IOException {
        Dataset training = data.training();
        if (resumed == null) {
            network.initialize(options.seed());
            new TransferFiles(data.folder(), unit.model().transfers()).load(network);
        }
        if (init != null) {
            network.initialize(init);
        }
        checkArrays(Math.min(options.batch(), training.size()));
        announce(training, options);
        try (Recorder recorder = new Recorder(options, out, log)) {
            Trainer trainer =
                    new Trainer(network, options.validation(data.validation()).listener(recorder));
            try (Interruption interruption = new Interruption()) {
                interruption.stops(trainer);
                History history = trainer.train(training);
                recorder.progress.close();
                recorder.finish(history, data.test(), options);
            }
        } catch (OutOfMemoryError e) {
            throw Failure.fault(
                    "out of memory: a training step of " + options.batch() + " samples takes about "
                            + Numbers.bytes(
                                    memory(unit.program(), network.description().slots(), options.batch()))
                            + ", without the data",
                    "take a smaller --batch",
                    "or give the JVM more memory: DLC_JAVA_OPTS=-Xmx8g dlc train …");
        }
    }

    private void checkArrays(int batch) {
        long perSample = Stream.of(unit.program().training(), unit.program().inference())
                .flatMap(pass -> pass.arrays().stream())
                .mapToLong(Integer::longValue)
                .max()
                .orElse(1);
        long most = (Integer.MAX_VALUE - 8) / Math.max(1, perSample);
        if (batch > most) {
            throw Failure.fault(
                    "a batch of " + batch + " samples needs an array of " + Numbers.whole((double) perSample * batch)
                            + " numbers, more than Java's hold",
                    "the largest --batch that fits is " + most);
        }
    }

    private void announce(Dataset training, Options options) {
        session.err()
                .println(record.model() + ": "
                        + Numbers.whole(network.description().size()) + " parameters, "
                        + Numbers.whole(training.size()) + " samples, kernels: " + Kernels.name() + ", "
                        + options.threads() + (options.threads() == 1 ? " thread" : " threads"));
    }

    /** The bytes of the arrays of training and evaluation. */
    static double memory(Program program, int slots, int batch) {
        double numbers =
                ((double) program.training().perSample() + program.inference().perSample()) * batch;
        double optimizer = slots + 1.0;
        return Float.BYTES
                * (numbers
                        + 2.0 * program.weights().size()
                        + optimizer * program.weights().trainable());
    }

    /**
     * Makes the run's folder when the training has been found sound, that is at its start, so that a slip leaves none
     * behind; then records what happens.
     */
    private final class Recorder implements TrainingListener, AutoCloseable {
        final Progress progress = new Progress(session);
        private final int kept;
        private final Path out;
        private final Path logFile;
        private final List<EventLog> logs = new ArrayList<>();
        private RunFolder run;
        private Listeners listeners;

        Recorder(Options options, Path out, Path logFile) {
            this.kept = options.resume() == null ? 0 : options.resume().epoch();
            this.out = out;
            this.logFile = logFile;
        }

        @Override
        public void start(int firstEpoch, int epochs, int stepsPerEpoch) {
            try {
                run = folder();
                record.write(run, files);
                logs.add(EventLog.open(run.log(), kept));
                if (logFile != null) {
                    logs.add(EventLog.open(logFile, kept));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<TrainingListener> all = new ArrayList<>(logs);
            all.add(new RunWriter(run, network));
            all.add(progress);
            listeners = new Listeners(all);
            listeners.start(firstEpoch, epochs, stepsPerEpoch);
        }

        private RunFolder folder() throws IOException {
            boolean same =
                    resumed != null && (out == null || Files.isDirectory(out) && Files.isSameFile(out, resumed.path()));
            if (same) {
                resumed.withoutLinks(session);
            }
            if (resumed != null) {
                checkLogs();
            }
            if (same) {
                return resumed;
            }
            if (out != null && new RunFolder(out).isRun()) {
                session.err().println("replacing the run in " + session.show(out));
            }
            RunFolder fresh = out == null
                    ? RunFolder.next(session.folder(), record.model())
                    : RunFolder.fresh(out).withoutLinks(session);
            if (resumed != null) {
                fresh.copyFrom(resumed);
            }
            return fresh;
        }

        /** Before anything is written. */
        private void checkLogs() throws IOException {
            EventLog.check(
                    resumed.log(),
                    session.show(resumed.log()),
                    report,
                    "remove this line: only the report is made of it, and the training goes on from the state beside it",
                    "or remove the file: then the log and the report begin where the training goes on");
            if (logFile != null) {
                EventLog.check(
                        logFile,
                        session.show(logFile),
                        report,
                        "name another file: a log that is there is gone on with, without what comes after the last finished epoch");
            }
        }

        @Override
        public void features(boolean kept, long bytes) {
            listeners.features(kept, bytes);
        }

        @Override
        public void step(int epoch, long step, double loss, double rate) {
            listeners.step(epoch, step, loss, rate);
        }

        @Override
        public void epoch(Epoch epoch, TrainingState state) {
            listeners.epoch(epoch, state);
        }

        /** The network has the best weights. */
        void finish(History history, Dataset test, Options options) throws IOException {
            boolean interrupted = history.ending() == History.Ending.INTERRUPTED;
            if (!Files.exists(run.best())) {
                // interrupted in the first epoch
                network.save(run.best());
                network.save(run.last());
            }
            Evaluation tested =
                    test == null || interrupted ? null : network.evaluate(test, options.batch(), options.threads());
            for (EventLog log : logs) {
                log.end(history, tested);
            }
            if (interrupted) {
                session.err().println("interrupted; go on with: dlc train --resume " + session.show(run.path()));
            } else if (history.ending() == History.Ending.EARLY_STOPPING) {
                session.err().println("stopped early; the best epoch was " + history.bestEpoch());
            }
            if (tested != null) {
                session.out().println(Numbers.evaluated("test", tested));
                session.out().print(Numbers.matrices("test", tested));
            }
            // last: whatever is wrong with the log, the results have been told
            new Report(unit, record).write(run, tested, report, session.show(run.log()));
            session.out().println("the run's files are in " + session.show(run.path()));
        }

        @Override
        public void close() throws IOException {
            progress.close();
            for (EventLog log : logs) {
                log.close();
            }
        }
    }
}
