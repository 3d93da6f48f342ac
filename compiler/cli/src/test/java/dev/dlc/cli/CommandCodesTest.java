package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.compiler.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Each code that a command tells and no compilation is told here, as text and as JSON, and has a page. */
class CommandCodesTest {
    @TempDir
    Path folder;

    /**
     * A command that tells a code.
     *
     * @param file that it writes before
     */
    record Case(Code code, String file, String content, String... command) {
        @Override
        public String toString() {
            return code.number() + " " + String.join(" ", command);
        }
    }

    static List<Case> cases() {
        String side = Commands.SIDE;
        String normed = side.replace("dense(hidden) -> tanh", "dense(hidden) -> batch_norm -> tanh")
                .replace("batch 8", "batch 29");
        return List.of(
                new Case(Code.MISSING_FILE, "other.dl", side, "train", "side.d"),
                new Case(Code.BAD_DATA, "points.csv", "x,y,side\n0.5,much,left\n", "train", "side.dl"),
                new Case(Code.BAD_WEIGHTS, "w.safetensors", "none", "train", "side.dl", "--init", "w.safetensors"),
                new Case(Code.TRAINING_REFUSED, "side.dl", normed, "train", "side.dl"),
                new Case(
                        Code.LOSS_NOT_FINITE,
                        "side.dl",
                        side.replace("(lr = 0.05)", "(lr = 1e38)")
                                .replace("cross_entropy(scores, side)", "cross_entropy(scores * 1e30, side)"),
                        "train",
                        "side.dl"),
                new Case(Code.NO_MODEL, "side.dl", "param p: int = 1", "side.dl"),
                new Case(Code.LARGE_FILE, "side.dl", " ".repeat(5 << 20), "side.dl"),
                new Case(Code.BAD_RUN, "run/run.json", "{\"model\":3}", "train", "--resume", "run"),
                new Case(
                        Code.NOT_LEARNT,
                        "side.dl",
                        side.replace("adam(lr = 0.05)", "sgd(lr = 1e-9)"),
                        "check",
                        "side.dl"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldAsTextAndAsJson(Case told) throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("run/model.dl", Commands.SIDE);
        commands.write(told.file(), told.content());
        Result text = commands.run(told.command());
        assertThat(text.status()).as(text.err()).isEqualTo(ExitStatus.FAULT);
        assertThat(text.err()).contains("error[" + told.code().number() + "]: ", "help: ");

        List<String> asked = new ArrayList<>(Arrays.asList(told.command()));
        asked.addAll(List.of("--format", "json"));
        Result json = commands.run(asked.toArray(String[]::new));
        String last = json.err().lines().reduce("", (before, line) -> line);
        assertThat(json.status()).isEqualTo(ExitStatus.FAULT);
        assertThat(JSON.std.mapFrom(last))
                .containsEntry("code", told.code().number())
                .containsEntry("level", "error")
                .containsKeys("message", "help");

        Result page = commands.run("explain", told.code().number());
        assertThat(page.status()).isZero();
        assertThat(page.out())
                .contains(told.code().number() + ": " + told.code().title());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void aPipeIsToldAndNotWaitedFor() throws IOException, InterruptedException {
        Commands commands = new Commands(folder).withSide();
        assertThat(commands.run("train", "side.dl", "--epochs", "1", "--out", "run")
                        .status())
                .isZero();
        commands.write("importing.dl", "import \"pipe.dl\"\n" + Commands.SIDE);
        commands.write("piped.dl", Commands.SIDE.replace("points.csv", "pipe.csv"));
        for (String name : List.of("pipe.dl", "pipe.csv", "pipe.png", "pipe.safetensors")) {
            Process made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
            assertThat(made.waitFor()).isZero();
        }
        for (String[] expected : new String[][] {
            {"DL0206", "pipe.dl"},
            {"DL0206", "fmt", "pipe.dl"},
            {"DL0206", "importing.dl"},
            {"DL0206", "predict", "run", "pipe.csv"},
            {"DL0206", "predict", "run", "pipe.png"},
            {"DL0601", "train", "piped.dl"},
            {"DL0602", "train", "side.dl", "--init", "pipe.safetensors"}
        }) {
            Result result = commands.run(Arrays.copyOfRange(expected, 1, expected.length));
            assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.FAULT);
            assertThat(result.err()).contains("error[" + expected[0] + "]: ", "help: ", "pipe.");
        }
        Path log = folder.resolve("run/log.jsonl");
        Files.delete(log);
        assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor())
                .isZero();
        assertThat(commands.run("train", "--resume", "run", "--epochs", "2").err())
                .contains("error[DL0206]: ", "log.jsonl: is not a plain file");
    }

    @Test
    void everyCodeOfTheCommandsIsHere() {
        // no model gives a wrong gradient: CheckCommandTest tells of one that is made up
        assertThat(Stream.concat(cases().stream().map(Case::code), Stream.of(Code.WRONG_GRADIENT))
                        .filter(code -> code.number().startsWith("DL06")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Code.values())
                        .filter(code -> code.number().startsWith("DL06"))
                        .toList());
    }

    @Test
    void samplesToPredictFromAreToldWithTheirFile() throws IOException {
        Commands commands = new Commands(folder).withSide();
        assertThat(commands.run("train", "side.dl", "--epochs", "1", "--out", "run")
                        .status())
                .isZero();
        commands.write("bad.csv", "x,y\n1,2\n3,many\n");
        commands.write("bad.jsonl", "{\"x\": 1, \"y\": 2}\n{\"x\": 1}\n");
        commands.write("picture.png", "");
        Files.createDirectory(folder.resolve("samples"));
        for (String[] expected : new String[][] {
            {"bad.csv", "DL0601", "line 3"},
            {"bad.jsonl", "DL0601", "line 2"},
            {"picture.png", "DL0601", null},
            {"none.csv", "DL0206", null},
            {"samples", "DL0206", null}
        }) {
            Result result = commands.run("predict", "run", expected[0], "--format", "json");
            assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.FAULT);
            var told = JSON.std.mapFrom(result.err());
            assertThat(told).containsEntry("code", expected[1]).containsEntry("file", expected[0]);
            assertThat(told.get("place")).isEqualTo(expected[2]);
        }
    }
}
