package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.source.Span;
import dev.dlc.data.DataException;
import dev.dlc.data.SourceRequest;
import dev.dlc.data.Sources;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens the data that a model names.
 *
 * @param folder that the names of files start from
 */
record DataFiles(Path folder, DataSpec spec, Description description) {
    /** @throws Failure if the model names no training data */
    Dataset training() throws IOException {
        return open(spec.train()
                .orElseThrow(() -> Failure.fault(
                        "the model " + description.model() + " does not say what to train on",
                        "add a data section: data { train csv(\"train.csv\") }")));
    }

    /** Null where the model names none, or takes it from the training data. */
    Dataset validation() throws IOException {
        return openIfNamed(spec.validation());
    }

    /** Null where the model names none. */
    Dataset test() throws IOException {
        return openIfNamed(spec.test());
    }

    private Dataset openIfNamed(Optional<DataSpec.Source> source) throws IOException {
        return source.isPresent() ? open(source.get()) : null;
    }

    private Dataset open(DataSpec.Source source) throws IOException {
        try {
            return Sources.open(folder, request(source), description);
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
