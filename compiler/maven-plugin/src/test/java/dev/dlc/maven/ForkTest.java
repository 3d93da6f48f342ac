package dev.dlc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkTest {
    private static final Path LAUNCHER_OPTIONS = Path.of("../cli/src/main/resources/dev/dlc/cli/training.options");

    @Test
    void aTrainingHasTheOptionsOfTheCommandAndThenItsOwn() throws IOException {
        List<String> options = Fork.options(List.of("-Xmx1g"));
        assertThat(options)
                .startsWith("-XX:+UseSerialGC", "-Xmn16m")
                .contains("-XX:ProfileMaturityPercentage=2")
                .endsWith("-Xmx1g")
                .allMatch(option -> option.startsWith("-"));
        assertThat(options.subList(2, options.size() - 1))
                .containsSubsequence(Files.readAllLines(LAUNCHER_OPTIONS).stream()
                        .filter(line -> line.startsWith("-"))
                        .toList());
    }

    @Test
    void aCollectorThatIsToldIsTheOnlyOne() throws IOException {
        assertThat(Fork.options(List.of("-XX:+UseZGC")))
                .endsWith("-XX:+UseZGC")
                .noneMatch(option -> option.contains("Serial") || option.startsWith("-Xmn"));
    }
}
