package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    /** What writing the report tells, where the run's log is this. */
    private String told(String log) throws IOException {
        Unit unit = Compiler.compile(new SourceFile("side.dl", Commands.SIDE))
                .units()
                .get(0);
        RunFolder run = new RunFolder(folder);
        Files.writeString(run.log(), log);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        FailureReport failures =
                new FailureReport(new PrintStream(err, true, StandardCharsets.UTF_8), DiagnosticsReport.Format.TEXT);
        new Report(unit, new RunRecord("Side", "side.dl", List.of(), Map.of(), "/", Map.of()))
                .write(run, null, failures, "run/log.jsonl");
        return err.toString(StandardCharsets.UTF_8);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static String epoch(int number) {
        return "{\"event\":\"epoch\",\"epoch\":" + number + ",\"train_loss\":0." + number + "}\n";
    }

    @Test
    void aSoundLogIsShownAndNothingTold() throws IOException {
        assertThat(told(epoch(1) + epoch(2))).isEmpty();
        assertThat(page()).contains("<td>2</td><td>0.2000</td>").doesNotContain("left out");
    }

    @Test
    void damagedLinesAreLeftOutAndTold() throws IOException {
        assertThat(told(epoch(1) + "{\"event\":\"epoch\"}\n" + epoch(3) + "none\n\u0000\u0000"))
                .isEqualTo("warning: run/log.jsonl:2:17: the log of a training is damaged: the object ends without "
                        + "\"epoch\", \"train_loss\"; the report is made without this line and 2 lines below\n");
        assertThat(page())
                .contains("<td>1</td><td>0.1000</td>", "<td>3</td><td>0.3000</td>")
                .contains("left out: 3 lines of run/log.jsonl, which hold no event");
    }

    @Test
    void aLogOfNothingButDamageGivesAReport() throws IOException {
        assertThat(told("<b>\n")).contains("run/log.jsonl:1:1: ", "the report is made without this line\n");
        assertThat(page()).contains("no step was finished", "left out: 1 line of run/log.jsonl");
    }
}
