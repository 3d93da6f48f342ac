package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.source.Span;
import dev.dlc.data.DataException;
import dev.dlc.data.SourceRequest;
import dev.dlc.data.Sources;
import dev.dlc.runtime.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens the data that a model names. It takes no class of the model, so that data that are missing or do not fit are told before
 * javac has compiled one, which takes most of the time of a large model.
 *
 * @param folder that the names of files start from
 */
record DataFiles(Path folder, Model model) {
    /**
     * The datasets of a training.
     *
     * @param folder that they lie in
     * @param validation null where the model names none, or takes it from the training data
     * @param test null where the model names none
     */
    record Opened(Path folder, Dataset training, Dataset validation, Dataset test) {}

    Opened all() throws IOException {
        return new Opened(folder, training(), openIfNamed(model.data().validation()), test());
    }

    /** @throws Failure if the model names no training data */
    Dataset training() throws IOException {
        return open(model.data()
                .train()
                .orElseThrow(() -> Failure.fault(
                        "the model " + model.name() + " does not say what to train on",
                        "add a data section: data { train csv(\"train.csv\") }")));
    }

    /** Null where the model names none. */
    Dataset test() throws IOException {
        return openIfNamed(model.data().test());
    }

    private Dataset openIfNamed(Optional<DataSpec.Source> source) throws IOException {
        return source.isPresent() ? open(source.get()) : null;
    }

    private Dataset open(DataSpec.Source source) throws IOException {
        try {
            Features features = Features.of(model);
            return Sources.open(folder, request(source), features.inputs(), features.targets());
        } catch (DataException e) {
            // the model names the data: its line is where to look first
            Span span = source.span();
            throw Failure.fault(
                            Code.BAD_DATA,
                            span.file().name() + ":" + span.line() + ":" + span.column() + ": " + e.getMessage(),
                            e.help())
                    .of(new FileFault(String.valueOf(e.file()).replace('\\', '/'), e.place()));
        }
    }

    private static SourceRequest request(DataSpec.Source source) {
        return new SourceRequest(
                source.reader(),
                source.files(),
                source.columns().stream()
                        .map(columns -> new SourceRequest.Columns(columns.port(), columns.names(), columns.allExcept()))
                        .toList());
    }
}
