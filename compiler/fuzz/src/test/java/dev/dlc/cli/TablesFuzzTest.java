package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.data.DataException;
import dev.dlc.data.SourceRequest;
import dev.dlc.data.Sources;
import dev.dlc.fuzz.FuzzedFile;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What reads tables: data to train on, and samples to predict from. */
class TablesFuzzTest {
    private static final FuzzedFile FILE = new FuzzedFile("table.csv");
    private static final Network NETWORK = SamplesNetwork.create();
    private static final Inference INFERENCE = NETWORK.infer();
    private static final Description TABLE = new Description(
            "M",
            List.of(
                    new Feature("age", Kind.REAL, List.of(), 0, List.of()),
                    new Feature("size", Kind.REAL, List.of(2), 0, List.of()),
                    new Feature("word", Kind.INDEX, List.of(), 9, List.of())),
            List.of(
                    new Feature("label", Kind.INDEX, List.of(), 2, List.of("yes", "no")),
                    new Feature("truth", Kind.BINARY, List.of(), 0, List.of())),
            List.of(),
            List.of(),
            0,
            0,
            0,
            null,
            null,
            List.of(),
            "digest");
    private static final List<SourceRequest.Columns> COLUMNS =
            List.of(new SourceRequest.Columns("size", List.of("age", "word", "label", "truth"), true));

    @FuzzTest
    @DictionaryEntries({"age", "image_0", "label", "truth", "yes", "\"\"", "\\x0d\\x0a", "1e39", "-0.5", "NaN"})
    void tables(byte[] input) throws IOException {
        FILE.write(input);
        try {
            Sources.open(FILE.folder(), new SourceRequest("csv", List.of("table.csv"), COLUMNS), TABLE);
        } catch (DataException e) {
            assertThat(e.problem()).isNotBlank();
        }
        predict(input, List.of());
        predict(
                input,
                List.of(
                        new DataSpec.Columns("image", List.of("label", "age"), true),
                        new DataSpec.Columns("age", List.of("q"), false)));
    }

    private static void predict(byte[] input, List<DataSpec.Columns> columns) throws IOException {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8.newDecoder()));
        try {
            SampleReader samples = new CsvSamples(NETWORK.description(), columns, text, "samples.csv");
            while (samples.next(INFERENCE)) {
                INFERENCE.forward();
            }
        } catch (UncheckedIOException e) {
            // the command says that it is not UTF-8
            assertThat(e.getCause()).isInstanceOf(CharacterCodingException.class);
        } catch (CharacterCodingException e) {
            // as above
        } catch (Failure e) {
            assertThat(e.getMessage()).startsWith("samples.csv:");
        }
    }
}
