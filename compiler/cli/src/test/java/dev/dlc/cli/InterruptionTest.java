package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSignalEndsTheRunWithItsFilesWhole() throws IOException, InterruptedException {
        Commands commands = new Commands(folder).withSide();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "dev.dlc.cli.Main",
                        "train",
                        "side.dl",
                        "--epochs",
                        "1000000",
                        "--out",
                        "run")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith("epoch 2/")) {
                line = err.readLine();
            }
            assertThat(line).as("the second epoch ends").isNotNull();
            // that of the process itself would close its streams
            process.toHandle().destroy();
            assertThat(err.lines().toList()).anyMatch(last -> last.contains("dlc train --resume run"));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> log = Files.readAllLines(folder.resolve("run/log.jsonl"));
        assertThat(log.get(log.size() - 1)).startsWith("{\"event\":\"end\",\"reason\":\"interrupted\",\"best_epoch\":");
        assertThat(commands.run("test", "run").status()).isZero();
    }
}
