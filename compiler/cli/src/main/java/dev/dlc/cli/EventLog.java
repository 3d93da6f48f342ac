package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.History;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Writes a training's events, one JSON object a line: each step, each epoch, and the end. */
final class EventLog implements TrainingListener, Closeable {
    /** Characters of a line; an event with a large confusion matrix has some hundred thousand. */
    private static final int LONGEST = 16 << 20;

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

    /** Leaves the events up to an epoch; what is no event of a training is left out. */
    private static void shorten(Path file, int kept) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(whole);
        try {
            // the decoder of a stream replaces what is not UTF-8
            try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
                    Writer writer =
                            Files.newBufferedWriter(whole, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                BoundedLines lines = new BoundedLines(text, LONGEST);
                for (String line = lines.next(); line != null; line = lines.next()) {
                    Map<String, Object> event = lines.isCut() ? Map.of() : parse(line);
                    boolean early = event.get("epoch") instanceof Integer epoch && epoch <= kept;
                    if (early && !"end".equals(event.get("event"))) {
                        writer.write(line + "\n");
                    }
                }
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** The event in a line; empty where a kill has torn the line. */
    static Map<String, Object> parse(String line) {
        try {
            Map<String, Object> event = JSON.std.mapFrom(line);
            // the JSON value null is read as none
            return event == null ? Map.of() : event;
        } catch (JacksonException e) {
            return Map.of();
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
