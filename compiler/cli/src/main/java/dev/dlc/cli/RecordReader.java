package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.SourceBytes;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.data.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON of a run's record value by value, so that what is wrong with it is told with its line and column. */
final class RecordReader {
    /** A record has some hundred bytes, and more only where a file imports many or a param is long. */
    private static final int LARGEST = 1 << 20;

    private static final Set<String> WANTED = new TreeSet<>(Set.of("model", "place", "imports", "overrides", "data"));

    private final String name;
    private final List<String> help;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> imports = new ArrayList<>();
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private JsonParser json;

    /** A line and a column from 1. */
    record Place(int line, int column) {}

    /** @param name of the file, as messages show it */
    RecordReader(String name, List<String> help) {
        this.name = name;
        this.help = help;
    }

    /** @throws Failure if it is damaged */
    RunRecord read(Path file) throws IOException {
        String text = text(file);
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json = parser;
            record();
        } catch (JacksonException e) {
            throw damaged(JsonFault.place(e, json), JsonFault.problem(e));
        }
        return new RunRecord(
                texts.get("model"),
                texts.get("place"),
                List.copyOf(imports),
                overrides,
                texts.get("data"),
                Map.copyOf(places));
    }

    private String text(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw fault(
                    "at byte " + LARGEST + ": the record of a run is damaged: it goes on here, and none is larger than "
                            + (LARGEST >> 20) + " MB",
                    "byte " + LARGEST);
        }
        try {
            return SourceBytes.decode(name, bytes).text();
        } catch (Unreadable unreadable) {
            throw Failure.fault(Code.BAD_RUN, unreadable.getMessage(), help.toArray(String[]::new))
                    .of(new FileFault(name, unreadable.place()));
        }
    }

    private void record() {
        expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
        Set<String> missing = new TreeSet<>(WANTED);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            Place at = JsonFault.place(json);
            JsonToken value = json.nextToken();
            if (!WANTED.contains(key)) {
                json.skipChildren();
                continue;
            }
            if (!missing.remove(key)) {
                throw damaged(at, "a second \"" + key + "\"");
            }
            places.put(key, JsonFault.place(json));
            switch (key) {
                case "imports" -> imports(value);
                case "overrides" -> overrides(value);
                default -> texts.put(key, text(value, key));
            }
        }
        if (!missing.isEmpty()) {
            throw damaged(JsonFault.place(json), "the object ends without " + quoted(missing));
        }
        if (json.nextToken() != null) {
            throw damaged(JsonFault.place(json), "the end of the file wanted, " + found() + " found");
        }
    }

    private void imports(JsonToken first) {
        expect(first, JsonToken.START_ARRAY, "a list for \"imports\"");
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            imports.add(path(item, "imports"));
        }
    }

    private void overrides(JsonToken first) {
        expect(first, JsonToken.START_OBJECT, "an object for \"overrides\"");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String param = json.currentName();
            overrides.put(param, string(json.nextToken(), "the param " + Shown.text(param)));
        }
    }

    private String text(JsonToken value, String key) {
        return key.equals("model") ? string(value, "\"model\"") : path(value, key);
    }

    private String path(JsonToken value, String key) {
        String text = string(value, "\"" + key + "\"");
        try {
            Path.of(text);
            return text;
        } catch (InvalidPathException e) {
            throw damaged(
                    JsonFault.place(json),
                    "the name of a file wanted for \"" + key + "\", " + Json.write(Shown.text(text)) + " found");
        }
    }

    private String string(JsonToken value, String what) {
        expect(value, JsonToken.VALUE_STRING, "a string for " + what);
        return json.getString();
    }

    private void expect(JsonToken token, JsonToken wanted, String what) {
        if (token != wanted) {
            throw damaged(JsonFault.place(json), what + " wanted, " + found() + " found");
        }
    }

    private String found() {
        return JsonFault.found(json, "the end of the file");
    }

    private static String quoted(Set<String> keys) {
        return "\"" + String.join("\", \"", keys) + "\"";
    }

    private Failure damaged(Place place, String problem) {
        return RunRecord.fault(name, place, "the record of a run is damaged: " + problem, help);
    }

    private Failure fault(String problem, String place) {
        return Failure.fault(Code.BAD_RUN, name + ": " + problem, help.toArray(String[]::new))
                .of(new FileFault(name, place));
    }
}
