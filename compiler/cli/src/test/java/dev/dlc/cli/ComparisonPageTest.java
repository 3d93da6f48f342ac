package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/comparison-of-errors.md says of dlc is what dlc says; {@code -DupdateGolden} writes it. */
class ComparisonPageTest {
    private static final Path PAGE = Path.of("../../docs/comparison-of-errors.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?s)## (\\d+)\n\n\\*\\*([^\n]*)\\*\\*\n\n```dl\n(.*?)```\n\n(?:([^\n]*`dlc ([^`]*)`)\n\n)?```\n(.*?)```\n");

    @TempDir
    Path folder;

    static Stream<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE)).results().map(MatchResult::group);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theMessageIsThatOfThePage(String example) throws IOException {
        var matcher = EXAMPLE.matcher(example);
        assertThat(matcher.matches()).isTrue();
        Commands commands = new Commands(folder);
        commands.write("model.dl", matcher.group(3));
        commands.write(
                "points.csv", "a,b,label\n1,2,3\n2,3," + (matcher.group(1).equals("10") ? "10" : "4") + "\n3,4,5\n");
        String tensors = "{\"head.dense.bias\":{\"dtype\":\"F32\",\"shape\":[10],\"data_offsets\":[0,40]},"
                + "\"head.dense.wieght\":{\"dtype\":\"F32\",\"shape\":[10,2],\"data_offsets\":[40,120]}}";
        Files.write(folder.resolve("w.safetensors"), Bytes.safetensors(tensors, new byte[120]));
        String command = matcher.group(5) == null ? "model.dl" : matcher.group(5);

        Commands.Result result = commands.run(command.split(" "));

        assertThat(result.status()).isEqualTo(ExitStatus.FAULT);
        String told = errors(result.err().replace(folder + "/", ""));
        if (System.getProperty("updateGolden") != null) {
            String updated = example.substring(
                            0,
                            example.length()
                                    - "```\n".length()
                                    - matcher.group(6).length()) + told + "```\n";
            Files.writeString(PAGE, Files.readString(PAGE).replace(example, updated));
        } else {
            assertThat(told).isEqualTo(matcher.group(6));
        }
    }

    /** Without what the command says of its progress and what it warns of. */
    private static String errors(String told) {
        int first = told.indexOf("error[");
        return first < 0 ? told : told.substring(first).stripTrailing() + "\n";
    }

    @Test
    void thereAreTenMistakesAtLeastAndEachHasItsRow() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(examples().count()).isGreaterThanOrEqualTo(10);
        assertThat(Pattern.compile("(?m)^\\| \\[.*]\\(#\\d+\\)")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(examples().count());
    }
}
