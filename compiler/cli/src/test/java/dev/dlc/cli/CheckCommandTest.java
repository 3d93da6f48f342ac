package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.GradientCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSoundModelPassesBothChecks() throws IOException {
        Result result = new Commands(folder).withSide().run("check", "side.dl");
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("scores.dense.weight", "scores.dense_2.bias", "learnt by heart")
                .doesNotContain("WRONG");
    }

    @Test
    void aModelThatCannotLearnABatchFailsWithAdvice() throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("side.dl", Commands.SIDE.replace("adam(lr = 0.05)", "sgd(lr = 1e-9)"));
        Result result = commands.run("check", "side.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("NOT learnt");
        assertThat(result.err())
                .contains(
                        "error[DL0608]: 16 samples are not learnt by heart in 600 steps: ",
                        " --> side.dl:",
                        "loss",
                        "= help: the loss hardly moves: take a learning rate ten times larger");
        Map<String, Object> json = JSON.std.mapFrom(
                commands.run("check", "side.dl", "--format", "json").err());
        assertThat(json).containsEntry("code", "DL0608").containsKeys("span", "message", "help");
        Result gradients = commands.run("check", "side.dl", "--only-gradients");
        assertThat(gradients.status()).as(gradients.err()).isZero();
        assertThat(gradients.out()).contains("scores.dense.weight").doesNotContain("learnt");
    }

    @Test
    void aLossThatIsNoNumberIsNoWrongGradient() throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("side.dl", Commands.SIDE.replace("both -> dense", "(both" + " * both".repeat(8) + ") -> dense"));
        commands.write("points.csv", "x,y,side\n1e38,1e38,right\n-1e38,1e38,left\n");
        Result result = commands.run("check", "side.dl");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("error[DL0604]: the loss is not finite")
                .doesNotContain("DL0607");
    }

    @Test
    void aWrongGradientIsToldWhereItsLayerStands() {
        Model model = Compiler.compile(
                        new SourceFile("side.dl", Commands.SIDE), Imports.NONE, Options.inPackage("test"))
                .units()
                .get(0)
                .model();
        var right = new GradientCheck.Finding("scores.dense.weight", 8, 0, 0.5, 0.5, 0);
        var wrong = new GradientCheck.Finding("scores.dense_2.weight", 24, 3, 0.25, 0.5, 0.5);
        var wrongToo = new GradientCheck.Finding("scores.dense_2.bias", 2, 1, 0.25, 0.5, 0.5);
        assertThat(CheckDiagnostics.of(model, List.of(right))).isEmpty();
        assertThat(CheckDiagnostics.of(model, List.of(right, wrong, wrongToo)))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.code()).isEqualTo(Code.WRONG_GRADIENT);
                    assertThat(told.message())
                            .isEqualTo(
                                    "the gradient of `scores.dense_2.weight` is wrong: at element 3 it is 0.250000, but the loss changes by 0.500000");
                    assertThat(told.span().text()).startsWith("dense(");
                    assertThat(told.help()).singleElement().asString().contains("report");
                });
    }
}
