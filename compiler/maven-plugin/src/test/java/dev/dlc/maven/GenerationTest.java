package dev.dlc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final String LINE = """
            model Line {
              input  x: float
              target y: float
              network { out = x -> dense(1) }
              loss      mse(out, y)
              optimizer sgd(lr = 0.1)
              train     { epochs 1  batch 4 }
            }
            """;

    @TempDir
    Path folder;

    private final RecordingContext ide = new RecordingContext();
    private Path record;

    @BeforeEach
    void layOut() throws IOException {
        // the real path: a temporary folder may be reached through a symbolic link
        folder = folder.toRealPath();
        record = folder.resolve("target/dlc/generate/default.txt");
        write("pom.xml", "");
        write("models/line.dl", LINE);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Generation.Outcome generate() throws IOException, MojoFailureException {
        return generate("1", record, null);
    }

    private Generation.Outcome generate(String version, Path ledger, String packageName)
            throws IOException, MojoFailureException {
        ProjectPaths paths = new ProjectPaths(folder);
        Reports reports = new Reports(ide.context(folder), new SystemStreamLog(), paths);
        ModelFolder sources = new ModelFolder(folder.resolve("models"), List.of(), List.of(), packageName);
        Settings settings = Settings.of(Map.of(), List.of());
        return new Generation(paths, sources, folder.resolve("out"), settings, version, reports).run(ledger);
    }

    @Test
    void foldersArePackages() throws Exception {
        write("models/com/shop/line.dl", LINE);
        generate("1", record, "org");
        assertThat(folder.resolve("out/org/Line.java")).content().contains("package org;");
        assertThat(folder.resolve("out/org/com/shop/Line.java")).content().contains("package org.com.shop;");
    }

    @Test
    void aFolderThatIsNoPackageIsToldOf() throws Exception {
        write("models/my-shop/line.dl", LINE);
        assertThatThrownBy(this::generate)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("my-shop/line.dl: 'my-shop' is not the name of a Java package");
    }

    @Test
    void nothingIsCompiledTwice() throws Exception {
        assertThat(generate().compiled()).isEqualTo(1);
        Generation.Outcome second = generate();
        assertThat(second.compiled()).isZero();
        assertThat(second.sources()).isEqualTo(1);
        assertThat(second.written()).isEmpty();
    }

    @Test
    void anotherCompilerCompilesAnewAndLeavesEqualBytesAlone() throws Exception {
        generate();
        Generation.Outcome second = generate("2", record, null);
        assertThat(second.compiled()).isEqualTo(1);
        assertThat(second.written()).isEmpty();
    }

    @Test
    void anotherPackageMovesTheClass() throws Exception {
        generate();
        Generation.Outcome second = generate("1", record, "com.shop");
        assertThat(second.written()).containsExactly(folder.resolve("out/com/shop/Line.java"));
        assertThat(second.removed()).containsExactly(folder.resolve("out/Line.java"));
        generate();
        assertThat(folder.resolve("out/com")).doesNotExist();
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws Exception {
        generate();
        Files.writeString(folder.resolve("out/Line.java"), "class Line {}");
        assertThat(generate().written()).hasSize(1);
        Files.writeString(record, "dlc ledger 1\nnonsense\n");
        assertThat(generate().compiled()).isEqualTo(1);
        Files.delete(folder.resolve("out/Line.java"));
        assertThat(generate().written()).hasSize(1);
    }

    @Test
    void onlyFilesThatItWroteAreRemoved() throws Exception {
        generate();
        write("out/Mine.java", "class Mine {}");
        write("models/line.dl", LINE.replace("model Line", "model Other"));
        assertThat(generate().removed()).containsExactly(folder.resolve("out/Line.java"));
        write("out/Other.java", "class Other { /* changed by hand */ }");
        Files.delete(folder.resolve("models/line.dl"));
        assertThat(generate().removed()).isEmpty();
        assertThat(folder.resolve("out/Mine.java")).exists();
        assertThat(folder.resolve("out/Other.java")).exists();
    }

    @Test
    void aModelThatMovedToAnotherExecutionStays() throws Exception {
        generate();
        Files.delete(folder.resolve("models/line.dl"));
        write("more/line.dl", LINE);
        Path other = record.resolveSibling("other.txt");
        ProjectPaths paths = new ProjectPaths(folder);
        Reports reports = new Reports(ide.context(folder), new SystemStreamLog(), paths);
        new Generation(
                        paths,
                        new ModelFolder(folder.resolve("more"), List.of(), List.of(), ""),
                        folder.resolve("out"),
                        Settings.of(null, null),
                        "1",
                        reports)
                .run(other);
        assertThat(generate().removed()).isEmpty();
        assertThat(folder.resolve("out/Line.java")).exists();
    }

    @Test
    void anImportThatAppearsOrChangesCounts() throws Exception {
        write("models/line.dl", "import \"blocks.dl\"\n" + LINE.replace("dense(1)", "wide(2) -> dense(1)"));
        write("models/blocks.dl", "block wide(units: int) { dense(units) }\n");
        generate();
        write("models/blocks.dl", "block wide(units: int) { dense(units) -> relu }\n");
        assertThat(generate().written()).containsExactly(folder.resolve("out/Line.java"));
        Files.delete(folder.resolve("models/blocks.dl"));
        assertThatThrownBy(this::generate).hasMessageContaining("line.dl:[1,8] error[DL0206]");
    }

    @Test
    void nothingOutsideOfTheProjectIsImported() throws Exception {
        write("models/line.dl", "import \"../../secret.dl\"\n" + LINE);
        assertThatThrownBy(this::generate).hasMessageContaining("error[DL0209]");
    }

    @Test
    void errorsAreMarkedWhereTheyAreAndTheOldClassStaysUntilTheyAreMended() throws Exception {
        generate();
        write("models/line.dl", LINE.replace("dense(1)", "dence(1)"));
        assertThatThrownBy(this::generate)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "the models have an error\n" + folder.resolve("models/line.dl") + ":[4,24] error[DL0202]: ");
        assertThat(ide.markers).hasSize(1);
        assertThat(ide.markers.get(0)).startsWith("models/line.dl:4:24 2 error[DL0202]: ");
        assertThat(folder.resolve("out/Line.java")).exists();
        write("models/line.dl", LINE);
        generate();
        assertThat(ide.markers).isEmpty();
    }

    @Test
    void anErrorInAnImportIsToldOnce() throws Exception {
        write("models/blocks.dl", "block wide( { dense(2) }\n");
        write("models/line.dl", "import \"blocks.dl\"\n" + LINE);
        write("models/other.dl", "import \"blocks.dl\"\n" + LINE.replace("Line", "Other"));
        assertThatThrownBy(this::generate).hasMessageContaining("the models have an error\n");
    }

    @Test
    void oneClassOfTwoModelsIsAnError() throws Exception {
        write("models/other.dl", LINE);
        assertThatThrownBy(this::generate)
                .hasMessageContaining("other.dl:[1,7] error[DL0203]")
                .hasMessageContaining("`models/line.dl`");
        write("models/other.dl", "");
        generate();
        write("models/other.dl", LINE);
        assertThatThrownBy(this::generate).hasMessageContaining("other.dl:[1,7] error[DL0203]");
    }

    @Test
    void warningsAreMarkedAndMayBeAllowed() throws Exception {
        write("models/line.dl", LINE.replace("dense(1)", "dense(4) -> dense(1)"));
        generate();
        assertThat(ide.markers).singleElement().asString().contains(" 1 warning[DL0914]: ");
        assertThatThrownBy(() -> Settings.of(Map.of(), List.of("DL0401")))
                .hasMessageContaining("'DL0401' is not the code of a warning");
    }
}
