package dev.dlc.samples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowersTest {
    @TempDir
    Path folder;

    /** As README.md starts it, in a JVM of its own. */
    @Test
    void theAppLearnsKeepsAndTellsSpecies() throws IOException, InterruptedException {
        Path weights = folder.resolve("iris.safetensors");
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process app = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        path,
                        Flowers.class.getName(),
                        "../iris/iris.csv",
                        weights.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(app.waitFor()).isZero();
        Matcher first = Pattern.compile("trained on 120 flowers, right on ([0-9]+) of 30 others")
                .matcher(lines.get(0));
        assertThat(first.matches()).as(lines.get(0)).isTrue();
        assertThat(Integer.parseInt(first.group(1))).isGreaterThanOrEqualTo(28);
        assertThat(lines.get(1)).matches("virginica +[0-9.]+ %");
        assertThat(lines).hasSize(4);
        assertThat(Files.size(weights)).isPositive();
    }
}
