package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code dlc test} and {@code dlc predict} on one run. */
class RunCommandsTest {
    @TempDir
    static Path folder;

    private static Commands commands;
    private static Result trained;

    @BeforeAll
    static void train() throws IOException {
        commands = new Commands(folder).withSide();
        commands.write("models/side.dl", Commands.SIDE.replace("param hidden: int = 4", "import \"../parts/size.dl\""));
        commands.write("parts/size.dl", "param hidden: int = 3\n");
        Files.createDirectory(folder.resolve(".git"));
        trained = commands.run(
                "train", "models/side.dl", "--data", ".", "-D", "hidden=6", "--out", "run", "--epochs", "40");
        // the run must stand by itself
        Files.delete(folder.resolve("models/side.dl"));
        Files.delete(folder.resolve("parts/size.dl"));
    }

    @Test
    void testGivesTheNumbersOfTheTraining() {
        Result result = commands.run("test", "run");
        assertThat(result.status()).as(trained.err() + result.err()).isZero();
        String line = result.out().strip();
        assertThat(line).startsWith("test loss ").endsWith("(40 samples)");
        assertThat(trained.out()).contains(line.substring(0, line.indexOf(" (")));
    }

    @Test
    void testReadsTheDataOfAnotherFolder() throws IOException {
        commands.write("other/points.csv", "x,y,side\n0.9,0.9,right\n-0.9,-0.9,left\n0.9,0.9,left\n");
        Result result = commands.run("test", "run", "--data", "other", "--threads", "1");
        assertThat(result.out()).contains("accuracy 0.6667 (3 samples)");
    }

    @Test
    void predictsFromCsvOnStandardInputByColumnNames() throws IOException {
        Result result = commands.runWith("id,y,x\n7,0.9,0.8\n8,-0.9,-0.8\n", "predict", "run");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(2);
        Map<String, Object> first = JSON.std.mapFrom(lines.get(0));
        assertThat(first.keySet()).containsExactly("label", "probabilities");
        assertThat(first).containsEntry("label", "right");
        Map<?, ?> probabilities = (Map<?, ?>) first.get("probabilities");
        assertThat(probabilities.keySet().toString()).isEqualTo("[left, right]");
        double sum = ((Number) probabilities.get("left")).doubleValue()
                + ((Number) probabilities.get("right")).doubleValue();
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(JSON.std.mapFrom(lines.get(1))).containsEntry("label", "left");
    }

    @Test
    void jsonLinesAndCsvGiveTheSamePredictions() throws IOException {
        commands.write("some.csv", "x,y\n0.25,-0.125\n");
        commands.write("some.jsonl", "\n{\"y\": -0.125, \"x\": 2.5e-1, \"note\": null}\n");
        Result csv = commands.run("predict", "run", "some.csv");
        Result json = commands.run("predict", "run", "some.jsonl");
        assertThat(json.out()).isEqualTo(csv.out()).isNotEmpty();
        assertThat(commands.runWith("{\"x\":0.25,\"y\":-0.125}", "predict", "run")
                        .out())
                .isEqualTo(csv.out());
        assertThat(commands.run("predict", "run", "some.csv", "some.jsonl").out())
                .isEqualTo(csv.out() + csv.out());
    }

    @Test
    void badSamplesAreToldWithTheirLine() throws IOException {
        assertThat(problem("x,y\n1,2\n1,two\n")).contains("standard input:3: column y: 'two' is not a finite number");
        assertThat(problem("x,z\n1,2\n")).contains("there is no column 'y'");
        assertThat(problem("x,y\n1\n")).contains("standard input:2: 1 fields, but 2 columns");
        assertThat(problem("{\"x\":1}")).contains("standard input:1: there is no \"y\"");
        assertThat(problem("{\"x\":1,\"y\":[1,2]}")).contains("\"y\" takes finite numbers, not [1,2]");
        assertThat(problem("{\"x\":1,\"y\":1}\n{\"x\":1,")).contains("standard input:2: not a JSON object");
        assertThat(problem("{\"x\":1,\"y\":1}\nnull")).contains("standard input:2: not a JSON object: null");
        assertThat(problem("{\"x\":1,\"y\":1} {\"x\":2,\"y\":2}"))
                .contains("standard input:1: more than one JSON object in a line");
        Files.write(folder.resolve("bad.csv"), new byte[] {'x', ',', 'y', '\n', (byte) 0xff, ',', '1', '\n'});
        Result result = commands.run("predict", "run", "bad.csv");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("bad.csv: is not UTF-8");
    }

    private static String problem(String input) {
        Result result = commands.runWith(input, "predict", "run");
        assertThat(result.status()).isEqualTo(1);
        return result.err();
    }

    @Test
    void aFolderThatIsNoRunIsSaidToBeNone() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThat(commands.run("test", "empty").err()).contains("empty: is not the folder of a run");
        assertThat(commands.run("predict", "nowhere").err()).contains("nowhere: there is no such folder");
        assertThat(commands.run("test", "nowhere").status()).isEqualTo(1);
    }

    @Test
    void aDamagedRunIsNoBug() throws IOException {
        Files.createDirectories(folder.resolve("damaged"));
        copy("model.dl");
        copy("best.safetensors");
        commands.write("damaged/run.json", "{\"model\":3}");
        Result result = commands.run("test", "damaged");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("damaged/run.json:1:10: the record of a run is damaged");
        copy("run.json");
        assertThat(commands.run("test", "damaged").err())
                .contains("damaged/imports/parts/size.dl: there is no such file");
    }

    private static void copy(String file) throws IOException {
        Files.copy(
                folder.resolve("run/" + file), folder.resolve("damaged/" + file), StandardCopyOption.REPLACE_EXISTING);
    }
}
