package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.fuzz.FuzzedFile;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What reads JSON: samples to predict from, the record of a run, and its log. */
class JsonFuzzTest {
    private static final FuzzedFile RECORD = new FuzzedFile("run.json");
    private static final Session SESSION = new Session(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()),
            RECORD.folder(),
            false);
    private static final Network NETWORK = SamplesNetwork.create();
    private static final Inference INFERENCE = NETWORK.infer();

    @FuzzTest
    @DictionaryEntries({
        "\"age\"",
        "\"image\"",
        "\"overrides\"",
        "\"imports\"",
        "\"model\"",
        "\"place\"",
        "\"data\"",
        "\"event\"",
        "\"epoch\"",
        "\"loss\"",
        "null",
        "1e999"
    })
    void json(byte[] input) throws IOException {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8.newDecoder()));
        try {
            SampleReader samples = new JsonSamples(NETWORK.description(), text, "samples.jsonl");
            while (samples.next(INFERENCE)) {
                INFERENCE.forward();
            }
        } catch (CharacterCodingException e) {
            // the command says that it is not UTF-8
        } catch (Failure e) {
            assertThat(e.getMessage()).startsWith("samples.jsonl:");
        }
        Path file = RECORD.write(input);
        try {
            RunRecord record = RunRecord.read(SESSION, new RunFolder(RECORD.folder()));
            assertThat(record.model()).isNotNull();
        } catch (Failure e) {
            assertThat(e.getMessage()).matches("(?s)run\\.json:(\\d+:\\d+| at byte \\d+): .+");
        }
        try (EventReader log = new EventReader(file)) {
            for (EventReader.Line line = log.next(); line != null; line = log.next()) {
                if (line.damage() == null) {
                    assertThat(line.event()).containsKey("event");
                } else {
                    assertThat(line.event()).isEmpty();
                    assertThat(line.damage().problem()).isNotBlank();
                    assertThat(line.damage().place().line()).isPositive();
                    assertThat(line.damage().place().column()).isPositive();
                }
            }
        }
    }
}
