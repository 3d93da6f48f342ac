package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.runtime.Inference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dlc predict}. */
final class PredictCommand extends Command {
    private final Argument<String> run = parameter("RUN", "The folder of a run.");
    private final Argument<List<String>> files =
            parameters(0, "FILE", "CSV with a header row, JSON lines, or a picture; standard input if none is named.");

    /** Read where an error is told. */
    private final MessageOptions messages = new MessageOptions(this);

    PredictCommand(Session session) {
        super(
                session,
                "predict",
                "Predicts with the best weights of a run: CSV, JSON lines or pictures in, JSON lines out.");
    }

    @Override
    public Integer call() throws IOException {
        TrainedModel trained = TrainedModel.load(session, run.value());
        try (Inference inference = trained.network().infer()) {
            if (files.value().isEmpty()) {
                predict(trained, inference, session.in(), "standard input", "");
            }
            for (String file : files.value()) {
                Path path = session.resolve(file);
                if (!Files.isRegularFile(path)) {
                    throw noFile(file, path);
                }
                if (ImageSample.isNamed(file)) {
                    predict(
                            trained,
                            inference,
                            new ImageSample(trained.network().description(), path, file));
                    continue;
                }
                try (InputStream in = Files.newInputStream(path)) {
                    predict(trained, inference, in, file, extension(file));
                }
            }
        }
        return ExitStatus.DONE;
    }

    private static Failure noFile(String file, Path path) {
        String problem = ": there is no such file";
        String help = "its path is relative to the folder that the command is run in";
        if (Files.isDirectory(path)) {
            problem = ": is a folder";
            help = "name the files in it";
        } else if (Files.exists(path)) {
            problem = ": is not a plain file";
            help = ImageSample.isNamed(file)
                    ? "copy it into a file"
                    : "leave it out and give it as standard input: dlc predict RUN < " + file;
        }
        return Failure.fault(Code.MISSING_FILE, file + problem, help).of(new FileFault(file, ""));
    }

    private static String extension(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void predict(TrainedModel trained, Inference inference, InputStream in, String name, String extension)
            throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        try {
            predict(trained, inference, reader(trained, text, name, extension));
        } catch (CharacterCodingException e) {
            throw notUtf8(name);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(name);
            }
            throw e.getCause();
        }
    }

    private void predict(TrainedModel trained, Inference inference, SampleReader samples) throws IOException {
        Predictions predictions = new Predictions(trained.network().description());
        // the reader of the output may have enough
        while (!session.out().checkError() && samples.next(inference)) {
            inference.forward();
            session.out().println(Json.write(predictions.of(inference)));
        }
    }

    private static Failure notUtf8(String name) {
        return SampleFault.of(name, "is not UTF-8", "save it as UTF-8 (and unpack it, if it is packed)");
    }

    /** By the file's name, otherwise by its first character. */
    private static SampleReader reader(TrainedModel trained, BufferedReader text, String name, String extension)
            throws IOException {
        boolean json = extension.equals("jsonl")
                || extension.equals("ndjson")
                || !extension.equals("csv") && firstCharacter(text) == '{';
        if (json) {
            return new JsonSamples(trained.network().description(), text, name);
        }
        List<DataSpec.Columns> columns = trained.unit().model().data().train().stream()
                .filter(source -> source.reader().equals("csv"))
                .flatMap(source -> source.columns().stream())
                .toList();
        return new CsvSamples(trained.network().description(), columns, text, name);
    }

    /** The first that is no white space; the text is then as before, but without a byte order mark. */
    private static int firstCharacter(BufferedReader text) throws IOException {
        while (true) {
            text.mark(1);
            int character = text.read();
            if (character != '\uFEFF' && !Character.isWhitespace(character)) {
                text.reset();
                return character;
            }
        }
    }
}
