package dev.dlc.cli;

import dev.dlc.cli.RecordReader.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the events that {@link EventLog} writes, and says of a line that holds none what is wrong with it. */
final class EventReader implements Closeable {
    /** Characters of a line; an event with a large confusion matrix has some hundred thousand. */
    private static final int LONGEST = 16 << 20;

    /** What going on and the report read of each event. */
    private static final Map<String, Set<String>> WANTED =
            Map.of("step", Set.of("epoch", "loss"), "epoch", Set.of("epoch", "train_loss"), "end", Set.of());

    private static final Set<String> LOSSES = Set.of("loss", "train_loss", "validation_loss");

    private static final JsonFactory JSON = new JsonFactory();

    private final Reader text;
    private final BoundedLines lines;
    private int number;

    /**
     * A line of a log.
     *
     * @param event its texts and numbers, lists left out; empty where the line is damaged
     * @param damage null where it is sound
     */
    record Line(String text, Map<String, Object> event, Damage damage) {
        boolean is(String name) {
            return name.equals(event.get("event"));
        }
    }

    /**
     * What is wrong with a line.
     *
     * @param torn true where it is the last one, and ends in the middle of its event and without a line end: what a kill leaves
     */
    record Damage(Place place, String problem, boolean torn) {
        /** A warning of a log of this name. */
        void warn(FailureReport report, String log, String text) {
            report.warn(
                    new FileFault(log, "line " + place.line() + ", column " + place.column()),
                    "%s:%d:%d: %s".formatted(log, place.line(), place.column(), text));
        }
    }

    EventReader(Path file) throws IOException {
        // this decoder replaces what is not UTF-8
        text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
        lines = new BoundedLines(text, LONGEST);
    }

    /** The next line that is not empty, or null. */
    Line next() throws IOException {
        String line = lines.next();
        number++;
        while (line != null && line.isBlank()) {
            line = lines.next();
            number++;
        }
        if (line == null) {
            return null;
        }
        if (lines.isCut()) {
            return damaged(line, LONGEST + 1, "it goes on here, and no event is longer");
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            try {
                return new Line(line, event(json), null);
            } catch (JacksonException e) {
                Place place = new Place(number, JsonFault.place(e, json).column());
                return new Line(line, Map.of(), new Damage(place, JsonFault.problem(e), !lines.isEnded()));
            } catch (Misfit misfit) {
                return damaged(line, JsonFault.place(json).column(), misfit.getMessage());
            }
        }
    }

    private Line damaged(String line, int column, String problem) {
        return new Line(line, Map.of(), new Damage(new Place(number, column), problem, false));
    }

    /** JSON, but no event. The token at hand is where it shows. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1;

        Misfit(String wanted, JsonParser json) {
            super(wanted + " wanted, " + JsonFault.found(json, "the end of the line") + " found", null, false, false);
        }

        Misfit(String problem) {
            super(problem, null, false, false);
        }
    }

    private static Map<String, Object> event(JsonParser json) throws Misfit {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Misfit("an object", json);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            event.put(name, value(name, json));
        }
        Set<String> missing = new TreeSet<>(WANTED.getOrDefault(String.valueOf(event.get("event")), Set.of("event")));
        missing.removeAll(event.keySet());
        if (!missing.isEmpty()) {
            throw new Misfit("the object ends without \"" + String.join("\", \"", missing) + "\"");
        }
        if (json.nextToken() != null) {
            throw new Misfit("the end of the line", json);
        }
        return event;
    }

    private static Object value(String name, JsonParser json) throws Misfit {
        JsonToken token = json.currentToken();
        Object value = switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            default -> null;
        };
        if (name.equals("event") && !(value instanceof String text && WANTED.containsKey(text))) {
            throw new Misfit("\"step\", \"epoch\" or \"end\" for \"event\"", json);
        }
        if (name.equals("epoch") && !(value instanceof Integer epoch && epoch > 0)) {
            throw new Misfit("a whole number from 1 up for \"epoch\"", json);
        }
        if (LOSSES.contains(name) && !(value instanceof Number) && token != JsonToken.VALUE_NULL) {
            throw new Misfit("a number for \"" + name + "\"", json);
        }
        json.skipChildren();
        return value;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
