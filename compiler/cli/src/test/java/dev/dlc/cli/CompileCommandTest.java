package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.compiler.diagnostic.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.jr.ob.JSON;

/** {@code dlc model.dl}. */
class CompileCommandTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void writeModel() throws IOException {
        commands = new Commands(folder).withSide();
    }

    @Test
    void writesTheClassAndTellsWhere() {
        Result result = commands.run("side.dl");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("wrote generated/Side.java" + System.lineSeparator());
        assertThat(result.err()).isEmpty();
        assertThat(folder.resolve("generated/Side.java")).content().contains("public final class Side extends Network");
    }

    @Test
    void theFolderAndThePackageAreThoseOfTheOptions() {
        Result result = commands.run("-d", "src", "--package", "com.shop.nets", "side.dl");
        assertThat(result.out()).contains("wrote src/com/shop/nets/Side.java");
        assertThat(folder.resolve("src/com/shop/nets/Side.java")).content().contains("package com.shop.nets;");
        Result bad = commands.run("--package", "com.class", "side.dl");
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.err()).contains("'com.class' is not the name of a Java package");
    }

    @Test
    void theSourceDoesNotDependOnTheFolderThatItIsMadeFrom() throws IOException {
        commands.run("side.dl", "-d", "a");
        commands.write("deep/er/side.dl", Commands.SIDE);
        commands.run("deep/er/side.dl", "-d", "b");
        assertThat(folder.resolve("b/Side.java")).hasSameTextualContentAs(folder.resolve("a/Side.java"));
    }

    @Test
    void allProblemsAreToldInOneRunAndNothingIsWritten() throws IOException {
        commands.write("side.dl", Commands.SIDE.replace("tanh", "tanhh").replace("bat", "btc"));
        commands.write("bad.dl", Commands.SIDE.replace("tanh", "tahn").replace("dense(hidden)", "dense(hiden)"));
        Result result = commands.run("bad.dl", "-d", "out");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("bad.dl:", "did you mean `tanh`?", "did you mean `hidden`?");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void diagnosticsComeAsJsonToo() throws IOException {
        commands.write("bad.dl", Commands.SIDE.replace("tanh", "tahn"));
        List<String> lines =
                commands.run("bad.dl", "--format", "json").err().lines().toList();
        assertThat(lines).hasSize(1);
        Map<String, Object> problem = JSON.std.mapFrom(lines.get(0));
        assertThat(problem).containsEntry("code", "DL0202").containsEntry("level", "error");
        assertThat((Map<?, ?>) problem.get("span"))
                .hasToString("{file=bad.dl, line=14, column=39, endLine=14, endColumn=43}");
        assertThat(commands.run("side.dl", "--format=json").err()).isEmpty();
        assertThat(JSON.std.mapFrom(commands.run("none.dl", "--format=json").err()))
                .containsEntry("level", "error")
                .containsEntry("message", "none.dl: there is no such file")
                .containsEntry("file", "none.dl");
    }

    @Test
    void anUnknownParamListsTheKnownOnes() {
        Result result = commands.run("side.dl", "-D", "hiden=3");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("there is no parameter `hiden`", "did you mean `hidden`?");
    }

    @Test
    void ofSeveralModelsOneCanBeChosen() throws IOException {
        commands.write(
                "two.dl",
                Commands.SIDE + Commands.SIDE.replaceAll("(?m)^param.*$", "").replace("Side", "Other"));
        assertThat(commands.run("two.dl").out()).contains("generated/Side.java", "generated/Other.java");
        assertThat(commands.run("two.dl", "--model", "Other", "-d", "one").out())
                .isEqualTo("wrote one/Other.java" + System.lineSeparator());
        Result unknown = commands.run("two.dl", "--model", "Othr");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean Other?");
        Result open = commands.run("train", "two.dl");
        assertThat(open.status()).isEqualTo(2);
        assertThat(open.err()).contains("several models: Side, Other", "--model");
    }

    @ParameterizedTest
    @EnumSource(dev.dlc.compiler.driver.Stage.class)
    void everyStageCanBeDumpedAndThenNothingIsWritten(dev.dlc.compiler.driver.Stage stage) {
        Result result = commands.run("side.dl", "--dump-after", stage.name().toLowerCase());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("dense");
        assertThat(folder.resolve("generated")).doesNotExist();
    }

    @Test
    void importsAreFoundBesideTheImportingFile() throws IOException {
        commands.write("nets/side.dl", Commands.SIDE.replace("param hidden: int = 4", "import \"lib/a.dl\""));
        commands.write("nets/lib/a.dl", "import \"b.dl\"\nparam hidden: int = 4\n");
        commands.write("nets/lib/b.dl", "param unused: int = 4\n");
        Result result = commands.run("nets/side.dl");
        assertThat(result.status()).as(result.err()).isZero();
    }

    @Test
    void importsStayInsideTheProject() throws IOException {
        commands.write("secret.dl", "param hidden: int = 4\n");
        commands.write("nets/side.dl", Commands.SIDE.replace("param hidden: int = 4", "import \"../secret.dl\""));
        Result outside = commands.run("nets/side.dl");
        assertThat(outside.status()).isEqualTo(1);
        assertThat(outside.err()).contains("side.dl:1:8", "error[DL0209]: `../secret.dl` leads out of the project");
        Files.createDirectory(folder.resolve(".git"));
        assertThat(commands.run("nets/side.dl").status()).isZero();
        Files.delete(folder.resolve(".git"));
        Path build = commands.write("pom.xml", "");
        assertThat(commands.run("nets/side.dl").status()).isZero();
        Files.delete(build);

        Files.createSymbolicLink(folder.resolve("nets/link.dl"), folder.resolve("secret.dl"));
        commands.write("nets/side.dl", Commands.SIDE.replace("param hidden: int = 4", "import \"link.dl\""));
        assertThat(commands.run("nets/side.dl").err()).contains("error[DL0209]");
    }

    @Test
    void filesAreUtf8WithOrWithoutAByteOrderMark() throws IOException {
        commands.write("side.dl", "\uFEFF" + Commands.SIDE.replace("\n", "\r\n"));
        assertThat(commands.run("side.dl").status()).isZero();
        byte[] latin = ("// K\u00f6ln\n" + Commands.SIDE).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("latin.dl"), latin);
        Result result = commands.run("latin.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "error[DL0108]: latin.dl:1:5: byte 4 of the file, 0xF6, which is `\u00f6` in ISO 8859-1, is not UTF-8");
    }

    @Test
    void filesThatCannotBeModelsAreRefused() throws IOException {
        Files.write(folder.resolve("large.dl"), new byte[SourceBytes.MOST + 1]);
        assertThat(commands.run("large.dl").err()).contains("large.dl: is larger than 4 MB");
        Files.createDirectory(folder.resolve("folder.dl"));
        assertThat(commands.run("folder.dl").err()).contains("folder.dl: is a folder");
        commands.write("empty.dl", "");
        Result empty = commands.run("empty.dl");
        assertThat(empty.status()).isEqualTo(1);
        assertThat(empty.err()).contains("there is no model in this file");
        assertThat(commands.run("missing.dl").status()).isEqualTo(1);
    }
}
