package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.History;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

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
        List<String> lines = new ArrayList<>();
        if (kept > 0 && Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Map<String, Object> event = parse(line);
                boolean early = event.get("epoch") instanceof Integer epoch && epoch <= kept;
                if (early && !"end".equals(event.get("event"))) {
                    lines.add(line);
                }
            }
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        for (String line : lines) {
            writer.write(line + "\n");
        }
        return new EventLog(writer);
    }

    /** The event in a line; empty where a kill has torn the line. */
    static Map<String, Object> parse(String line) {
        try {
            return JSON.std.mapFrom(line);
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
