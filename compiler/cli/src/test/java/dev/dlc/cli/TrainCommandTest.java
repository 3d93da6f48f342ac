package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class TrainCommandTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void writeModel() throws IOException {
        commands = new Commands(folder).withSide();
    }

    @Test
    void aRunLeavesItsFilesInANumberedFolderAndTellsIt() throws IOException {
        Result first = commands.run("train", "side.dl", "--epochs", "1");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("test loss ", ", accuracy ", "runs/Side/1");
        // 2 x 4 + 4 weights of the first dense layer, 4 x 2 + 2 of the second
        assertThat(first.err()).contains("Side: 22 parameters, 40 samples, kernels: ", "epoch 1/1  train loss ");
        try (var files = Files.list(folder.resolve("runs/Side/1"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "best.safetensors",
                            "last.safetensors",
                            "state.safetensors",
                            "log.jsonl",
                            "model.dl",
                            "run.json",
                            "report.html");
        }
        assertThat(folder.resolve("runs/Side/1/model.dl")).hasContent(Commands.SIDE);
        assertThat(commands.run("train", "side.dl", "--epochs", "1").out()).contains("runs/Side/2");
    }

    @Test
    void logsEachStepEachEpochAndTheEnd() throws IOException {
        Result result = commands.run("train", "side.dl", "--epochs", "2", "--out", "run", "--log", "logs/events.jsonl");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("logs/events.jsonl"));
        assertThat(lines).isEqualTo(Files.readAllLines(folder.resolve("run/log.jsonl")));
        // 30 samples train, in batches of 8: 4 steps an epoch
        assertThat(lines).hasSize(2 * (4 + 1) + 1);
        assertThat(lines.get(0))
                .startsWith("{\"event\":\"step\",\"epoch\":1,\"step\":1,\"loss\":")
                .endsWith(",\"lr\":0.05}");
        assertThat(lines.get(5)).startsWith("{\"event\":\"step\",\"epoch\":2,\"step\":5,");
        assertThat(JSON.std.mapFrom(lines.get(4)).keySet())
                .containsExactly(
                        "event",
                        "epoch",
                        "train_loss",
                        "validation_loss",
                        "validation_accuracy",
                        "lr",
                        "seconds",
                        "samples_per_second");
        Map<String, Object> end = JSON.std.mapFrom(lines.get(10));
        assertThat(end.keySet()).containsExactly("event", "reason", "best_epoch", "test_loss", "test_accuracy");
        assertThat(end).containsEntry("event", "end").containsEntry("reason", "epochs");
    }

    @Test
    void aResumedRunEndsWithTheWeightsOfAnUninterruptedOne() throws IOException {
        commands.run("train", "side.dl", "--epochs", "5", "--out", "whole");
        commands.run("train", "side.dl", "--epochs", "2", "--out", "parts");
        assertThat(commands.digest("parts/last.safetensors")).isNotEqualTo(commands.digest("whole/last.safetensors"));

        Result resumed = commands.run("train", "--resume", "parts", "--epochs", "5", "--threads", "1");

        assertThat(resumed.status()).as(resumed.err()).isZero();
        for (String file : List.of("best.safetensors", "last.safetensors", "state.safetensors")) {
            assertThat(commands.digest("parts/" + file)).as(file).isEqualTo(commands.digest("whole/" + file));
        }
        assertThat(steps("parts")).isEqualTo(steps("whole")).hasSize(20);
    }

    private List<String> steps(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run + "/log.jsonl")).stream()
                .filter(line -> line.startsWith("{\"event\":\"step\""))
                .toList();
    }

    @Test
    void resumingIntoAnotherFolderLeavesTheRunAsItIs() throws IOException {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "first");
        String before = commands.digest("first/state.safetensors");
        Result result = commands.run("train", "side.dl", "--resume", "first", "--epochs", "2", "--out", "second");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(commands.digest("first/state.safetensors")).isEqualTo(before);
        assertThat(steps("second")).hasSize(8);
    }

    @Test
    void aTornLineAtTheEndOfALogIsDroppedOnResumingAndAWarningSaysSo() throws IOException {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "run");
        Path log = folder.resolve("run/log.jsonl");
        Files.writeString(log, Files.readString(log) + "{\"event\":\"step\",\"epoch\":1,\"st");
        Result result = commands.run("train", "--resume", "run", "--epochs", "2");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err())
                .containsOnlyOnce("warning: run/log.jsonl:7:30: this line was not written to its end, "
                        + "as where a training is killed: it is left out\n");
        assertThat(steps("run")).hasSize(8);
    }

    @Test
    void aTornLineIsToldAsJson() throws IOException {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "run");
        Path log = folder.resolve("run/log.jsonl");
        Files.writeString(log, Files.readString(log) + "{\"event\":");
        Result result = commands.run("train", "--resume", "run", "--epochs", "2", "--format", "json");
        List<String> told =
                result.err().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(told).hasSize(1);
        assertThat(JSON.std.mapFrom(told.get(0)))
                .containsEntry("level", "warning")
                .containsEntry("file", "run/log.jsonl")
                .containsEntry("line", 7);
    }

    @Test
    void aRunGoesOnWithoutTheDamagedLineOfItsLogAndWithoutTheLog() throws IOException {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "run");
        Path log = folder.resolve("run/log.jsonl");
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, "{\n" + String.join("\n", lines) + "\n");
        assertThat(commands.run("train", "--resume", "run", "--epochs", "2").status())
                .isEqualTo(ExitStatus.FAULT);
        Files.write(log, lines);
        assertThat(commands.run("train", "--resume", "run", "--epochs", "2").status())
                .isZero();
        Files.delete(log);
        assertThat(commands.run("train", "--resume", "run", "--epochs", "3").status())
                .isZero();
        assertThat(steps("run")).hasSize(4);
    }

    @Test
    void aFileThatIsNoLogIsNotGoneOnWith() throws IOException {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "run");
        commands.write("notes.txt", "buy bread\n");
        String state = commands.digest("run/state.safetensors");
        Result result = commands.run("train", "--resume", "run", "--epochs", "2", "--log", "notes.txt");
        assertThat(result.status()).isEqualTo(ExitStatus.FAULT);
        assertThat(result.err()).contains("notes.txt:1:1: the log of a training is damaged: it is no JSON: ");
        assertThat(Files.readString(folder.resolve("notes.txt"))).isEqualTo("buy bread\n");
        assertThat(commands.digest("run/state.safetensors")).isEqualTo(state);
    }

    @Test
    void resumingWithAnotherBatchIsRefused() {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "run");
        Result result = commands.run("train", "--resume", "run", "--epochs", "2", "--batch", "4");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("had another batch: 8, now 4");
    }

    @Test
    void aFrozenPartIsComputedOnceAndALineSaysSo() throws IOException {
        String model = Commands.SIDE.stripTrailing();
        Files.writeString(
                folder.resolve("frozen.dl"),
                model.substring(0, model.length() - 1) + "  transfer { freeze all except scores.dense_2.** }\n}\n");

        Result kept = commands.run("train", "frozen.dl", "--epochs", "3", "--out", "kept");
        Result anew = commands.run("train", "frozen.dl", "--epochs", "3", "--out", "anew", "--no-cache");

        assertThat(kept.status()).as(kept.err()).isZero();
        assertThat(kept.err()).containsOnlyOnce("the frozen part is computed once; what it makes of the data takes ");
        assertThat(anew.err()).doesNotContain("frozen");
        assertThat(commands.digest("kept/last.safetensors")).isEqualTo(commands.digest("anew/last.safetensors"));
    }

    @Test
    void initStartsFromTheWeightsOfAFile() throws IOException {
        commands.run("train", "side.dl", "--epochs", "3", "--out", "a", "--no-shuffle");
        commands.run("train", "side.dl", "--epochs", "1", "--out", "b", "--no-shuffle", "--seed", "3");
        assertThat(steps("b").get(0)).isEqualTo(steps("a").get(0));
        commands.run("train", "side.dl", "--epochs", "1", "--out", "c", "--no-shuffle", "--init", "a/best.safetensors");
        assertThat(firstLoss("c")).isLessThan(firstLoss("a"));
    }

    private double firstLoss(String run) throws IOException {
        return (double) JSON.std.mapFrom(steps(run).get(0)).get("loss");
    }

    @Test
    void weightsThatDoNotFitAreListedAndNothingIsTrained() {
        commands.run("train", "side.dl", "--epochs", "1", "--out", "a");
        Result result =
                commands.run("train", "side.dl", "-D", "hidden=5", "--init", "a/best.safetensors", "--out", "b");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "scores.dense.weight: wanted [5, 2], found [4, 2]", "scores.dense.bias: wanted [5], found [4]")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void theReportShowsTheLossAndEscapesWhatUsersWrote() throws IOException {
        Path data = Files.createDirectory(folder.resolve("<b>data&"));
        Files.copy(folder.resolve("points.csv"), data.resolve("points.csv"));
        Result result = commands.run("train", "side.dl", "--epochs", "2", "--out", "run", "--data", data.toString());
        assertThat(result.status()).as(result.err()).isZero();
        String report = Files.readString(folder.resolve("run/report.html"));
        assertThat(report)
                .contains("<svg ", "<polyline ", "scores.dense_2", "&lt;b&gt;data&amp;")
                .doesNotContain("<b>", "http:", "https:");
    }

    @Test
    void missingDataIsAMessageAndLeavesNoFolder() throws IOException {
        Files.delete(folder.resolve("points.csv"));
        Result result = commands.run("train", "side.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("points.csv: there is no such file", "--data")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aLossThatRunsAwayNamesTheStepAndIsNoBug() throws IOException {
        commands.write("side.dl", Commands.SIDE.replace("adam(lr = 0.05)", "sgd(lr = 1e38)"));
        Result result = commands.run("train", "side.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("at step", "lower the learning rate").doesNotContain("\tat ");
    }

    @Test
    void aModelWithoutDataSaysWhatToAdd() throws IOException {
        commands.write("side.dl", Commands.SIDE.replaceAll("(?s)data \\{.*?\\}\n", ""));
        Result result = commands.run("train", "side.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("does not say what to train on", "data { train csv(");
    }

    @Test
    void aBatchLargerThanTheDataIsTheWholeOfThem() throws IOException {
        Result result = commands.run("train", "side.dl", "--epochs", "2", "--batch", "2000000000", "--out", "run");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(steps("run")).hasSize(2);
    }
}
