package dev.dlc.cli;

import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * What a run's folder says of its training, beside the files: enough to compile the model again and to find its data.
 *
 * @param model the model's name
 * @param place where the main file lay in its project
 * @param imports where the imported files lay
 * @param overrides what {@code -D} set
 * @param data the folder of the data, absolute
 */
record RunRecord(String model, String place, List<String> imports, Map<String, String> overrides, String data) {
    /** A record has some hundred bytes, and more only where a file imports many or a param is long. */
    private static final long LARGEST = 1 << 20;

    /** Writes the record, and the model's files as they were read. */
    void write(RunFolder run, ModelFiles files) throws IOException {
        Files.writeString(run.model(), files.main().text());
        for (Map.Entry<String, SourceFile> imported : files.imported().entrySet()) {
            Path copy = run.imports().resolve(imported.getKey());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, imported.getValue().text());
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("dlc", Version.number());
        content.put("model", model);
        content.put("place", place);
        content.put("imports", imports);
        content.put("overrides", overrides);
        content.put("data", data);
        Files.writeString(run.record(), Json.write(content) + "\n");
    }

    /** @throws Failure if it is damaged */
    static RunRecord read(Session session, RunFolder run) throws IOException {
        try {
            if (Files.size(run.record()) > LARGEST) {
                throw damaged(session, run);
            }
            Map<String, Object> content = JSON.std.mapFrom(Files.readString(run.record(), StandardCharsets.UTF_8));
            Map<String, String> overrides = new LinkedHashMap<>();
            ((Map<?, ?>) content.get("overrides"))
                    .forEach((name, value) -> overrides.put((String) name, (String) value));
            List<String> imports = ((List<?>) content.get("imports"))
                    .stream().map(String.class::cast).toList();
            return new RunRecord(
                    text(content, "model"), text(content, "place"), imports, overrides, text(content, "data"));
        } catch (JacksonException | CharacterCodingException | ClassCastException | NullPointerException e) {
            throw damaged(session, run);
        }
    }

    private static Failure damaged(Session session, RunFolder run) {
        return Failure.fault(session.show(run.record()) + ": is damaged", "train anew");
    }

    private static String text(Map<String, Object> content, String name) {
        return ((String) content.get(name)).toString();
    }
}
