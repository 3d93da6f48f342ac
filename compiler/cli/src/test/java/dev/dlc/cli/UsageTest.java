package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command line, and the exit status that tells it. */
class UsageTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void writeModel() throws IOException {
        commands = new Commands(folder).withSide();
    }

    @Test
    void anUnknownOptionIsToldWithTheNearest() {
        Result result = commands.run("train", "side.dl", "--epoch", "3");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("'--epoch'", "did you mean --epochs?", "dlc train --help");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void anUnknownCommandIsToldWithTheNearest() {
        Result result = commands.run("trian", "side.dl");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("'trian' is no command", "did you mean dlc train?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "import"})
    void whatIsNotBuiltYetSaysSo(String command) {
        Result result = commands.run(command, "side.dl", "--any", "option");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("'dlc " + command + "' is not built yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "train",
                "test",
                "predict",
                "explain",
                "side.dl points.csv",
                "train side.dl --epochs 0",
                "train side.dl --batch -1",
                "train side.dl --threads none",
                "train side.dl --epochs",
                "train side.dl --epochs 1 --epochs 2",
                "train side.dl points.csv",
                "train side.dl --resume a --init b",
                "side.dl -D hidden",
                "side.dl --format xml",
                "side.dl --dump-after nothing"
            })
    void wrongUsageIsStatus2(String line) {
        Result result = commands.run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-h", "--help", "help", "train -h", "test --help", "predict -h", "explain -h", "help train"})
    void helpGoesToStandardOutput(String line) {
        Result result = commands.run(line.split(" "));
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("Usage: dlc").doesNotContain("\u001b[");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void helpTellsDefaultsAndChoices() {
        assertThat(commands.run("--help").out().replaceAll("\\s+", " "))
                .contains("-d=DIR", "(default: generated)", "--dump-after=STAGE", "PARSE, ANALYSE,", "[model.dl...]");
        assertThat(commands.run("help", "predict").out()).startsWith("Usage: dlc predict [-hV]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "side.dl -D hidden=3 -D other=4",
                "side.dl -D other=4 -D hidden=3",
                "side.dl --allow DL0913 --allow other",
                "side.dl --allow other,DL0914 --allow DL0913"
            })
    void anOptionThatIsRepeatedKeepsAllItsValues(String line) {
        Result result = commands.run(line.split(" "));
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).contains("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "train --version", "fmt -V"})
    void theVersionIsTold(String line) {
        assertThat(commands.run(line.split(" ")).out()).startsWith("dlc ");
    }

    @Test
    void onlyABugShowsAStackTrace() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        FailureReport report = new FailureReport(new PrintStream(err, true), DiagnosticsReport.Format.TEXT);
        assertThat(report.tell(new IllegalStateException("impossible"))).isEqualTo(3);
        assertThat(err.toString()).contains("a bug in dlc", "please report it", "impossible", "\tat ");
        err.reset();
        assertThat(report.tell(new OutOfMemoryError("heap"))).isEqualTo(1);
        assertThat(err.toString()).contains("out of memory", "-Xmx").doesNotContain("\tat ");
    }
}
