package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.cli.HostileInput.WithoutPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every hostile input. A class of one group of them has a static method {@code inputs} that lists them; with
 * {@code -DhostileProcesses} each runs in a process of its own with a heap of 256 MB, as those do anyway that aim at the memory.
 */
abstract class HostileInputs {
    /** Where a run may write: the folder that a command names with {@code --out}, and that of a run to go on with. */
    private static final String RUN = "work/run/";

    /** An error with the lines below it, up to the next error or warning. */
    private static final Pattern ERROR = Pattern.compile("(?m)^error(?:\\[DL\\d{4}])?: .*(?:\\n(?!error|warning).*)*");

    private static final Pattern PLACE =
            Pattern.compile("(?m):\\d+(?::\\d+)?(?:: |$)|\\bat (?:byte|line|sample) \\d+\\b|\\bbytes \\d+ to \\d+\\b");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsWithAMessageAndChangesNothingElse(HostileInput input) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(folder.resolve("outside.txt"), "nobody's business\n");
        input.write(work);
        Map<String, String> before = contents();

        boolean apart = input.needsSmallHeap() || System.getProperty("hostileProcesses") != null;
        Result result = apart ? runApart(work, input) : runHere(work, input);

        assertThat(result.err()).contains(input.messages());
        assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.FAULT);
        assertThat(result.err()).doesNotContain("bug in dlc", "Exception", "\tat ");
        assertPlaces(result.err(), input.withoutPlace());
        assertThat(result.err().lines().map(String::length)).allMatch(length -> length < 2000);
        assertThat(result.err().chars()).allMatch(c -> c >= ' ' || c == '\n', "is no control character");
        assertThat(contents()).isEqualTo(before);
    }

    /**
     * Each error tells a line and column, a line, a byte, or the number of a sample; warnings before it tell theirs. One that is
     * excused and does tell a place has lost its excuse.
     */
    private static void assertPlaces(String told, WithoutPlace excuse) {
        List<String> errors =
                ERROR.matcher(told).results().map(MatchResult::group).toList();
        assertThat(errors).as(told).isNotEmpty();
        if (excuse == null) {
            assertThat(errors)
                    .as("places")
                    .allMatch(error -> PLACE.matcher(error).find());
        } else {
            assertThat(errors)
                    .as(excuse.reason)
                    .noneMatch(error -> PLACE.matcher(error).find());
        }
    }

    private static Result runHere(Path work, HostileInput input) {
        return new Commands(work).runWith(input.standardInput(), input.command());
    }

    /** As the launcher runs Java. */
    private static Result runApart(Path work, HostileInput input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dlc.cli.Main"));
        command.addAll(List.of(input.command()));
        Path stream = Files.createTempDirectory("hostile");
        Path in = Files.writeString(stream.resolve("in"), input.standardInput());
        Path out = stream.resolve("out");
        Path err = stream.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        long start = System.nanoTime();
        int status = process.waitFor();
        if (System.getProperty("hostileProcesses") != null) {
            System.out.printf("%6.2f s  %s%n", (System.nanoTime() - start) / 1e9, input);
        }
        String told = Files.readString(err, StandardCharsets.UTF_8)
                .replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
        Result result = new Result(status, Files.readString(out, StandardCharsets.UTF_8), told);
        for (Path file : List.of(in, out, err, stream)) {
            Files.delete(file);
        }
        return result;
    }

    /** Each file and link below the folder but those of runs, and what is in it; of large ones how large it is. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(folder)) {
            entries.forEach(entry -> {
                String name = folder.relativize(entry).toString().replace('\\', '/');
                if (!name.startsWith(RUN) && !name.equals("work/run")) {
                    contents.put(name, content(entry));
                }
            });
        }
        return contents;
    }

    private static String content(Path entry) {
        try {
            if (Files.isSymbolicLink(entry)) {
                return "link to " + Files.readSymbolicLink(entry);
            }
            if (Files.isDirectory(entry)) {
                return "folder";
            }
            if (!Files.isRegularFile(entry)) {
                return "neither file nor folder";
            }
            long size = Files.size(entry);
            return size > 1 << 20
                    ? size + " bytes of " + Files.getLastModifiedTime(entry)
                    : Files.readString(entry, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
