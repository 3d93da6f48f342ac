package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.EventReader.Damage;
import dev.dlc.cli.EventReader.Line;
import dev.dlc.cli.RecordReader.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    private static final String END = "{\"event\":\"end\"}";

    @TempDir
    Path folder;

    private List<Line> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), text);
        List<Line> lines = new ArrayList<>();
        try (EventReader reader = new EventReader(file)) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void anEventHasTheTextsAndNumbersOfItsLine() throws IOException {
        String text =
                "{\"event\":\"epoch\",\"epoch\":2,\"train_loss\":0.5,\"validation_loss\":null,\"matrix\":[[1],[2]]}";
        Line line = read(text + "\n").get(0);
        assertThat(line.text()).isEqualTo(text);
        assertThat(line.damage()).isNull();
        assertThat(line.is("epoch")).isTrue();
        assertThat(line.event())
                .containsEntry("epoch", 2)
                .containsEntry("train_loss", 0.5)
                .containsEntry("validation_loss", null);
    }

    @Test
    void aLineWithoutItsEndIsTornWhereItsEventIsNotWhole() throws IOException {
        assertThat(read(END + "\n{\"event\":\"st"))
                .extracting(line -> line.damage() != null && line.damage().torn())
                .containsExactly(false, true);
        assertThat(read(END + "\n" + END)).allMatch(line -> line.damage() == null);
    }

    @Test
    void whatAKillDoesNotLeaveIsDamagedAndNotTorn() throws IOException {
        assertThat(read("{\"event\":\"st\n[]"))
                .extracting(line -> line.damage().torn())
                .containsExactly(false, false);
    }

    @Test
    void emptyLinesAreCountedAndHoldNothing() throws IOException {
        assertThat(read(END + "\r\n\n \n[]\n\n"))
                .extracting(Line::damage)
                .containsExactly(null, new Damage(new Place(4, 1), "an object wanted, a list found", false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'event':           | 1:10 | it is no JSON: Unexpected end-of-input",
                "null                | 1:1  | an object wanted, null found",
                "{}                  | 1:2  | the object ends without 'event'",
                "{'event':'step'}    | 1:16 | the object ends without 'epoch', 'loss'",
                "{'event':'epoch','epoch':1} | 1:27 | the object ends without 'train_loss'",
                "{'event':'stop'}    | 1:10 | 'step', 'epoch' or 'end' for 'event' wanted, a string found",
                "{'event':3}         | 1:10 | 'step', 'epoch' or 'end' for 'event' wanted, a number found",
                "{'epoch':0}         | 1:10 | a whole number from 1 up for 'epoch' wanted, a number found",
                "{'epoch':1e99}      | 1:10 | a whole number from 1 up for 'epoch' wanted, a number found",
                "{'epoch':99999999999} | 1:10 | a whole number from 1 up for 'epoch' wanted, a number found",
                "{'loss':'low'}      | 1:9  | a number for 'loss' wanted, a string found",
                "{'loss':[1]}        | 1:9  | a number for 'loss' wanted, a list found",
                "{'event':'end'}{    | 1:16 | the end of the line wanted, an object found",
            })
    void theColumnAndWhatIsWrongAreTold(String text, String place, String problem) throws IOException {
        Damage damage = read(text.replace('\'', '"') + "\n").get(0).damage();
        assertThat(damage.problem()).startsWith(problem.replace('\'', '"'));
        assertThat(damage.place().line() + ":" + damage.place().column()).isEqualTo(place);
    }
}
