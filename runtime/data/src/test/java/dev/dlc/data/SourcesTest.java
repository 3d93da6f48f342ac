package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final Description MODEL = Models.of(List.of(Models.real("a")), List.of(Models.LABEL));

    @TempDir
    Path outside;

    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        folder = Files.createDirectory(outside.resolve("data"));
        Files.writeString(outside.resolve("secret.csv"), "a,label\n1,2\n");
        Files.writeString(folder.resolve("t.csv"), "a,label\n1,2\n");
        Files.writeString(folder.resolve("x.gz"), "");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub").resolve("t.csv"), "a,label\n1,2\n");
    }

    private void assertRefused(String file, String problem, String help) {
        assertThatThrownBy(() -> Sources.open(folder, new SourceRequest("csv", List.of(file), List.of()), MODEL))
                .isInstanceOfSatisfying(DataException.class, e -> {
                    assertThat(e.problem()).contains(problem);
                    assertThat(e.help()).contains(help);
                });
    }

    @Test
    void filesInTheFolderAreOpened() throws IOException {
        for (String file : List.of("t.csv", "sub/t.csv", "sub/../t.csv", folder.toAbsolutePath() + "/t.csv")) {
            assertThat(Sources.open(folder, new SourceRequest("csv", List.of(file), List.of()), MODEL)
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void filesOutsideOfTheFolderAreNotRead() {
        assertRefused("../secret.csv", "lies outside of the data folder", "--data");
        assertRefused("sub/../../secret.csv", "lies outside of the data folder", "--data");
        assertRefused(outside.resolve("secret.csv").toAbsolutePath().toString(), "lies outside", "--data");
        assertRefused("t\u0000.csv", "a file's name that cannot be", "name a file");
    }

    @Test
    void missingFileSaysWhereItIsSought() {
        assertRefused("u.csv", "there is no such file", "put it into " + folder);
        assertRefused("x", "there is no such file", "there is a x.gz: name that one");
        assertRefused("t.csv.gz", "there is no such file", "there is a t.csv: name that one");
        assertRefused("sub", "is not a plain file", "name a file");
    }

    @Test
    void missingFolderIsSaid() {
        assertThatThrownBy(() -> Sources.open(
                        folder.resolve("none"), new SourceRequest("csv", List.of("t.csv"), List.of()), MODEL))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.help()).startsWith("there is no folder"));
    }

    @Test
    void readersAndNumbersOfFilesAreChecked() {
        assertThatThrownBy(() -> Sources.open(folder, new SourceRequest("xml", List.of("t"), List.of()), MODEL))
                .hasMessageContaining("there is no reader 'xml'");
        assertThatThrownBy(() -> Sources.open(folder, new SourceRequest("idx", List.of("t.csv"), List.of()), MODEL))
                .hasMessageContaining("idx names 1 files, but 2 are needed");
        assertThatThrownBy(
                        () -> Sources.open(folder, new SourceRequest("npy", List.of("a", "b", "c"), List.of()), MODEL))
                .hasMessageContaining("npy names 3 files, but 2 are needed");
    }
}
