package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** {@code --format json}: what is wrong, for programs, whatever the command and whatever is at fault. */
class JsonMessagesTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void writeModel() throws IOException {
        commands = new Commands(folder).withSide();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "train ", "check ", "explain ", "preview ", "fmt ", "fmt --check ", "fix "})
    void everyCommandTellsAMistakeOfForm(String command) throws IOException {
        commands.write("bad.dl", "model { }");
        Result result = commands.run((command + "bad.dl --format json").split(" "));
        assertThat(result.status()).isEqualTo(1);
        assertThat(JSON.std.mapFrom(result.err()))
                .containsKeys("code", "message", "span", "labels", "help", "fixes")
                .containsEntry("level", "error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "check"})
    void dataAtFaultIsToldWithItsFileAndLine(String command) throws IOException {
        commands.write("points.csv", "x,y,side\n0.5,0.5,right\n0.5,much,left\n");
        Result result = commands.run(command, "side.dl", "--format", "json");
        assertThat(result.status()).isEqualTo(1);
        String last = result.err().lines().reduce("", (before, line) -> line);
        assertThat(JSON.std.mapFrom(last))
                .containsEntry("level", "error")
                .containsEntry("line", 3)
                .containsKeys("message", "place", "help")
                .hasEntrySatisfying("file", file -> assertThat(file).asString().endsWith("points.csv"));
    }

    @Test
    void weightsAtFaultAreToldWithTheirFileAndOffset() throws IOException {
        Files.write(folder.resolve("w.safetensors"), new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{'});
        Result result = commands.run("train", "side.dl", "--init", "w.safetensors", "--format", "json");
        String last = result.err().lines().reduce("", (before, line) -> line);
        assertThat(result.status()).isEqualTo(1);
        assertThat(JSON.std.mapFrom(last)).containsKeys("file", "offset", "message");
    }

    @Test
    void runsThatAreMissingAndWrongUsageAreToldToo() throws IOException {
        for (String command : new String[] {"test", "predict"}) {
            Map<String, Object> missing = JSON.std.mapFrom(
                    commands.run(command, "runs/1", "--format", "json").err());
            assertThat(missing).containsEntry("level", "error").containsKeys("message", "help");
        }
        Result usage = commands.run("train", "side.dl", "--epoch", "3", "--format", "json");
        assertThat(usage.status()).isEqualTo(2);
        assertThat(JSON.std.mapFrom(usage.err()).get("help")).asString().contains("did you mean --epochs?");
    }
}
