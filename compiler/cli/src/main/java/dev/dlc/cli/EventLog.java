package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.History;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a training's events, one JSON object a line: each step, each epoch, and the end. */
final class EventLog implements TrainingListener, Closeable {
    private final Writer writer;

    private EventLog(Writer writer) {
        this.writer = writer;
    }

    /**
     * Begins a log, or goes on with one.
     *
     * @param kept the last epoch whose events stay, when a training goes on from its end; 0 to begin anew
     */
    static EventLog open(Path file, int kept) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (kept > 0 && Files.isRegularFile(file)) {
            shorten(file, kept);
            return new EventLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
        }
        return new EventLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /**
     * Makes sure that a log can be gone on with. Of a line that a kill has torn a warning is told.
     *
     * @param name of the file, as messages show it
     * @param help what to do about a line that holds no event
     * @throws Failure if there is such a line
     */
    static void check(Path file, String name, FailureReport report, String... help) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (EventReader reader = new EventReader(file)) {
            for (EventReader.Line line = reader.next(); line != null; line = reader.next()) {
                EventReader.Damage damage = line.damage();
                if (damage == null) {
                    continue;
                }
                if (!damage.torn()) {
                    throw RunRecord.fault(
                            name,
                            damage.place(),
                            "the log of a training is damaged: " + damage.problem(),
                            List.of(help));
                }
                damage.warn(
                        report,
                        name,
                        "this line was not written to its end, as where a training is killed: it is left out");
            }
        }
    }

    /** Leaves the events up to an epoch. */
    private static void shorten(Path file, int kept) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(whole);
        try {
            try (EventReader reader = new EventReader(file);
                    Writer writer =
                            Files.newBufferedWriter(whole, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                for (EventReader.Line line = reader.next(); line != null; line = reader.next()) {
                    boolean early = line.event().get("epoch") instanceof Integer epoch && epoch <= kept;
                    if (early && !line.is("end")) {
                        writer.write(line.text() + "\n");
                    }
                }
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public void step(int epoch, long step, double loss, double rate) {
        Map<String, Object> event = event("step");
        event.put("epoch", epoch);
        event.put("step", step);
        event.put("loss", loss);
        event.put("lr", rate);
        write(event);
    }

    @Override
    public void epoch(Epoch epoch, TrainingState state) {
        Map<String, Object> event = event("epoch");
        event.put("epoch", epoch.number());
        event.put("train_loss", epoch.trainLoss());
        event.put("validation_loss", epoch.validationLoss());
        event.put("validation_accuracy", null);
        epoch.metrics().forEach((name, value) -> event.put("validation_" + name, value));
        epoch.matrices().forEach((name, matrix) -> event.put("validation_" + name, matrix.counts()));
        event.put("lr", epoch.rate());
        event.put("seconds", epoch.seconds());
        event.put("samples_per_second", epoch.samplesPerSecond());
        write(event);
        flush();
    }

    /** @param test null where nothing was tested */
    void end(History history, Evaluation test) {
        Map<String, Object> event = event("end");
        event.put("reason", history.ending().text());
        event.put("best_epoch", history.bestEpoch());
        event.put("test_loss", test == null ? null : test.loss());
        event.put("test_accuracy", null);
        if (test != null) {
            test.metrics().forEach((name, value) -> event.put("test_" + name, value));
            test.matrices().forEach((name, matrix) -> event.put("test_" + name, matrix.counts()));
        }
        write(event);
        flush();
    }

    private static Map<String, Object> event(String name) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        return event;
    }

    private void write(Map<String, Object> event) {
        try {
            writer.write(Json.write(event));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
