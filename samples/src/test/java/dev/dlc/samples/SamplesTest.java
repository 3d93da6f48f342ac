package dev.dlc.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples do what their first lines promise, from the command line to the files of a run. */
class SamplesTest {
    @TempDir
    Path folder;

    /** A few epochs: all 25 reach 98.8 % on average. */
    @Test
    void digitsAreLearntWithinSecondsAndTestedAgainFromTheRun() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Dlc.run("train", sample("digits"), "--epochs", 5, "--out", run);
        double accuracy = Dlc.logged(run, "test_accuracy");
        assertThat(accuracy).isBetween(0.94, 1.0);
        assertThat(run.resolve("best.safetensors")).exists();
        assertThat(Dlc.run("test", run)).contains(String.format("accuracy %.4f", accuracy));
    }

    @Test
    void irisesAreLearntFromTheColumnsOfATable() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Dlc.run("train", sample("iris"), "--out", run);
        assertThat(Dlc.logged(run, "validation_accuracy")).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "digits/digits.dl, 1",
        "iris/iris.dl, 1",
        "fashion/fashion.dl, 1",
        "transfer/pretrain.dl, 1",
        "transfer/transfer.dl, 4"
    })
    void theClassesOfASampleCompileAgainstTheRuntimeAlone(Path file, int models)
            throws IOException, InterruptedException {
        Dlc.run(file, "-d", folder.resolve("sources"), "--package", "org.example");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
            sources = files.filter(Files::isRegularFile).toList();
        }
        assertThat(sources).hasSize(models);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "-cp",
                    runtime(),
                    "-d",
                    classes.toString());
            assertThat(javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as(messages.toString())
                    .isTrue();
        }
    }

    /** The entry of the class path that holds the runtime: its jar, or its folder of classes while Maven has made no jar yet. */
    private static String runtime() throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> entry.contains("dlc-runtime")
                        || entry.contains(Path.of("runtime", "core").toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Path sample(String name) {
        return Path.of(name, name + ".dl");
    }
}
