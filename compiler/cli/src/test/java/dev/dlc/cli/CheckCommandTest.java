package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(result.out()).contains("NOT learnt", "look at this: ");
        Result gradients = commands.run("check", "side.dl", "--only-gradients");
        assertThat(gradients.status()).as(gradients.err()).isZero();
        assertThat(gradients.out()).contains("scores.dense.weight").doesNotContain("learnt");
    }
}
