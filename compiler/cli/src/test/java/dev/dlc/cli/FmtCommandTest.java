package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code dlc fmt}. */
class FmtCommandTest {
    private static final String UGLY = "block b{relu->tanh} // c";
    private static final String FORMATTED = "block b { relu -> tanh }  // c\n";

    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void open() {
        commands = new Commands(folder);
    }

    @Test
    void filesAreFormattedInPlaceOnce() throws IOException {
        Path file = commands.write("a.dl", UGLY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(commands.run("fmt", "a.dl").out()).isEqualTo("formatted a.dl" + System.lineSeparator());
        assertThat(file).hasContent(FORMATTED);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        Result again = commands.run("fmt", "a.dl");
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).isEmpty();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void checkNamesFilesAndChangesNone() throws IOException {
        Path file = commands.write("a.dl", UGLY);
        commands.write("b.dl", FORMATTED);
        Result result = commands.run("fmt", "--check", "a.dl", "b.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("a.dl" + System.lineSeparator());
        assertThat(file).hasContent(UGLY);
        assertThat(commands.run("fmt", "--check", "b.dl").status()).isZero();
        Map<String, Object> json = JSON.std.mapFrom(
                commands.run("fmt", "--check", "--format", "json", "a.dl").err());
        assertThat(json).containsEntry("level", "error").containsEntry("file", "a.dl");
    }

    @Test
    void standardInputGoesToStandardOutput() throws IOException {
        assertThat(commands.runWith(UGLY, "fmt", "-").out()).isEqualTo(FORMATTED);
        assertThat(commands.runWith(UGLY, "fmt", "--check", "-").status()).isEqualTo(1);
        Result wrong = commands.runWith("block {", "fmt", "-");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("standard input:1");
        assertThat(commands.run("fmt", "-", "a.dl").status()).isEqualTo(2);
        assertThat(commands.run("fmt").status()).isEqualTo(2);
    }

    @Test
    void aFileWithMistakesIsToldAndLeftAloneAndTheOthersAreFormatted() throws IOException {
        Path wrong = commands.write("a.dl", "block { ]");
        Path good = commands.write("b.dl", UGLY);
        Result result = commands.run("fmt", "a.dl", "missing.dl", "b.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("error[DL0", "a.dl:1:", "missing.dl: there is no such file");
        assertThat(wrong).hasContent("block { ]");
        assertThat(good).hasContent(FORMATTED);
    }

    @Test
    void inFoldersNoLinkIsFollowedAndHiddenOnesAreLeftOut() throws IOException {
        Path outside = commands.write("outside/a.dl", UGLY);
        Path hidden = commands.write("in/.git/a.dl", UGLY);
        Path other = commands.write("in/a.txt", UGLY);
        Path deep = commands.write("in/deep/a.dl", UGLY);
        Files.createSymbolicLink(folder.resolve("in/link.dl"), outside);
        Files.createSymbolicLink(folder.resolve("in/folder"), outside.getParent());
        assertThat(commands.run("fmt", "in").status()).isZero();
        assertThat(Stream.of(outside, hidden, other))
                .allSatisfy(file -> assertThat(file).hasContent(UGLY));
        assertThat(deep).hasContent(FORMATTED);
    }

    @Test
    void byteOrderMarksGoAndLineEndsStay() throws IOException {
        Path file = commands.write("a.dl", "\uFEFFparam a: int = 1\r\n\r\n\r\nparam b: int = 2");
        assertThat(commands.run("fmt", "--check", "a.dl").status()).isEqualTo(1);
        commands.run("fmt", "a.dl");
        assertThat(Files.readString(file)).isEqualTo("param a: int = 1\r\n\r\nparam b: int = 2\r\n");
    }

    /** All that people are shown is formatted. */
    @Test
    void theSamplesAreFormatted() {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        Result result = new Commands(root).run("fmt", "--check", "samples");
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }
}
