package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands that a message about a damaged run offers do what they say when they are typed. */
@DisabledOnOs(OS.WINDOWS)
class TrainAnewTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void train() throws IOException {
        commands = new Commands(folder).withSide();
        Files.createDirectory(folder.resolve("its data"));
        Files.move(folder.resolve("points.csv"), folder.resolve("its data/points.csv"));
        // the model must be found without its file, among two
        commands.write(
                "side.dl",
                Commands.SIDE + Commands.SIDE.replaceAll("(?s)param.*?\n\n", "").replace("Side", "Other"));
        Result trained = commands.run(
                "train",
                "side.dl",
                "--model",
                "Side",
                "--data",
                "its data",
                "-D",
                "hidden=6",
                "--out",
                "a run",
                "--epochs",
                "1");
        assertThat(trained.status()).as(trained.err()).isZero();
        Files.delete(folder.resolve("side.dl"));
    }

    private void damageState() throws IOException {
        Path state = folder.resolve("a run/state.safetensors");
        String content = Files.readString(state, StandardCharsets.ISO_8859_1);
        Files.writeString(state, content.replace("\"epoch\":\"1\"", "\"epoch\":\"x\""), StandardCharsets.ISO_8859_1);
    }

    /** The commands of the lines of help, as a shell takes them apart. */
    private List<String[]> offered(String told) throws IOException, InterruptedException {
        List<String[]> offered = new ArrayList<>();
        for (String line : told.lines().filter(line -> line.contains(": dlc ")).toList()) {
            String command = line.substring(line.indexOf(": dlc ") + 6).replaceFirst(", where DIR is .*", "");
            Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command)
                    .directory(folder.toFile())
                    .start();
            offered.add(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("DIR\n", "its data\n")
                    .split("\n"));
            assertThat(shell.waitFor()).isZero();
        }
        return offered;
    }

    private void assertAllTrain(String told, int count) throws IOException, InterruptedException {
        List<String[]> offered = offered(told);
        assertThat(offered).as(told).hasSize(count);
        for (String[] command : offered) {
            Result result = commands.run(command);
            assertThat(result.status())
                    .as(String.join(" ", command) + "\n" + result.err())
                    .isZero();
        }
    }

    @Test
    void aDamagedStateDoesNotKeepTheModelFromBeingTrained() throws Exception {
        damageState();
        Result damaged = commands.run("train", "--resume", "a run");
        assertThat(damaged.status()).isEqualTo(ExitStatus.FAULT);
        assertThat(damaged.err())
                .contains("its epoch is 'x'", " -D hidden=6", "--init 'a run/last.safetensors'")
                .doesNotContain("explain");
        assertAllTrain(damaged.err(), 2);
    }

    @Test
    void aMissingStateIsToldLikewise() throws Exception {
        Files.delete(folder.resolve("a run/state.safetensors"));
        Files.delete(folder.resolve("a run/last.safetensors"));
        assertAllTrain(commands.run("train", "--resume", "a run").err(), 1);
    }

    @Test
    void aRunWithoutWeightsIsToldLikewise() throws Exception {
        Files.delete(folder.resolve("a run/best.safetensors"));
        assertAllTrain(commands.run("test", "a run").err(), 2);
    }

    @Test
    void aDamagedRecordAsksForTheFolderOfTheData() throws Exception {
        commands.write("a run/run.json", "{}");
        Files.writeString(folder.resolve("a run/model.dl"), Commands.SIDE);
        assertAllTrain(commands.run("test", "a run").err(), 1);
    }

    @Test
    void aStateThatDoesNotFitTellsWhatTheTrainingWas() throws Exception {
        Result other = commands.run("train", "--resume", "a run", "--batch", "4");
        assertThat(other.err())
                .contains(
                        "error[DL0603]: a run/state.safetensors: at byte ",
                        "another batch: 8, now 4",
                        "help: resume with the same model, data and options");
        assertAllTrain(other.err(), 2);
    }

    @Test
    void aModelThatImportsIsTrainedFromItsProject() throws Exception {
        commands.write("models/size.dl", "param hidden: int = 3\n");
        commands.write("models/side.dl", Commands.SIDE.replace("param hidden: int = 4", "import \"size.dl\""));
        Files.createDirectory(folder.resolve(".git"));
        assertThat(commands.run("train", "models/side.dl", "--data", "its data", "--out", "a run", "--epochs", "1")
                        .status())
                .isZero();
        damageState();
        Result damaged = commands.run("train", "--resume", "a run");
        assertThat(damaged.err()).contains("train anew: dlc train models/side.dl ", "in the folder of its project");
        assertAllTrain(damaged.err(), 2);
    }
}
