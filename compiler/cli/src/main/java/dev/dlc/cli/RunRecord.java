package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.data.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run's folder says of its training, beside the files: enough to compile the model again and to find its data.
 *
 * @param model the model's name
 * @param place where the main file lay in its project
 * @param imports where the imported files lay
 * @param overrides what {@code -D} set
 * @param data the folder of the data, absolute
 * @param places where the file says each of these, by the names in it; empty for a record that is not from a file
 */
record RunRecord(
        String model,
        String place,
        List<String> imports,
        Map<String, String> overrides,
        String data,
        Map<String, RecordReader.Place> places) {

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
        return new RecordReader(session.show(run.record()), TrainAnew.withoutRecord(session, run)).read(run.record());
    }

    /** The model, and where the record says it. */
    Named named(Session session, RunFolder run) {
        return new Named(
                model,
                names -> fault(
                        session.show(run.record()),
                        places.getOrDefault("model", new RecordReader.Place(1, 1)),
                        "the run is of a model '" + Shown.text(model) + "', which " + session.show(run.model())
                                + " has not; its models are " + Shown.names(names),
                        TrainAnew.withoutRecord(session, run)));
    }

    /**
     * A model that a record names.
     *
     * @param unknown the failure where its file has others alone, whose names it is given
     */
    record Named(String model, Function<List<String>, Failure> unknown) {}

    /**
     * What is wrong with what a record says.
     *
     * @param name of its file, as messages show it
     */
    static Failure fault(String name, RecordReader.Place place, String problem, List<String> help) {
        return Failure.fault(
                        Code.BAD_RUN,
                        "%s:%d:%d: %s".formatted(name, place.line(), place.column(), problem),
                        help.toArray(String[]::new))
                .of(new FileFault(name, "line " + place.line() + ", column " + place.column()));
    }
}
