package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code dlc fix}. */
class FixCommandTest {
    @TempDir
    Path folder;

    private Commands commands() throws IOException {
        return new Commands(folder).withSide();
    }

    /** What was not understood before is found wrong only when the form has been mended. */
    @Test
    void fixesAreAppliedUntilNoneIsLeft() throws IOException {
        Commands commands = commands();
        Path file = commands.write(
                "bad.dl", Commands.SIDE.replace("tanh", "tahn").replace("csv(\"points.csv\")", "csv('points.csv')"));
        Result result = commands.run("fix", "bad.dl");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("fixed bad.dl:", "DL0202", "strings stand between");
        assertThat(file).hasContent(Commands.SIDE);
        Result again = commands.run("fix", "bad.dl");
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEmpty();
    }

    @Test
    void whatIsLeftIsTold() throws IOException {
        Commands commands = commands();
        Path file =
                commands.write("bad.dl", Commands.SIDE.replace("tanh", "tahn").replace("epochs 4", "epochs -4"));
        Result result = commands.run("fix", "bad.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("error[").doesNotContain("DL0202");
        assertThat(file).content().contains("tanh").contains("epochs -4");
    }

    @Test
    void aDryRunShowsADiffAndChangesNothing() throws IOException {
        Commands commands = commands();
        Path file = commands.write("bad.dl", Commands.SIDE.replace("tanh", "tahn"));
        String before = Files.readString(file);
        Result result = commands.run("fix", "--dry-run", "bad.dl");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("--- bad.dl\n+++ bad.dl\n@@ -11,", "\n-", "tahn", "\n+", "would fix bad.dl:14:");
        assertThat(file).hasContent(before);
    }

    @Test
    void importedFilesOfTheProjectAreFixedAndOthersRefused() throws IOException {
        Commands commands = commands();
        Path blocks = commands.write("nets/blocks.dl", "block act { in -> tahn }\n");
        String main = "import \"blocks.dl\"\n" + Commands.SIDE.replace("tanh", "act");
        commands.write("nets/side.dl", main);
        Result result = commands.run("fix", "nets/side.dl");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(blocks).hasContent("block act { in -> tanh }\n");

        Path outside = commands.write("blocks.dl", "block act { in -> tahn }\n");
        commands.write("nets/side.dl", main.replace("blocks.dl", "../blocks.dl"));
        assertThat(commands.run("fix", "nets/side.dl").status()).isEqualTo(1);
        assertThat(outside).hasContent("block act { in -> tahn }\n");
    }

    @Test
    void whatWasFixedComesAsJsonToo() throws IOException {
        Commands commands = commands();
        commands.write("bad.dl", Commands.SIDE.replace("tanh", "tahn"));
        Map<String, Object> fixed = JSON.std.mapFrom(
                commands.run("fix", "--format", "json", "bad.dl").out());
        assertThat(fixed).containsEntry("code", "DL0202");
        assertThat(fixed.get("fixes")).asString().contains("replacement=tanh", "line=14");
    }
}
