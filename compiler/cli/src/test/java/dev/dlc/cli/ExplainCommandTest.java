package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class ExplainCommandTest {
    @TempDir
    Path folder;

    @Test
    void theTableHasARowForEachLayerAndNamesEachWeight() throws IOException {
        Result result = new Commands(folder).withSide().run("explain", "side.dl");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll("\\s+", " ")))
                .contains("layer output weights forward FLOPs backward FLOPs activation")
                // by hand: 2 x 4 products, as many sums, 4 biases, and 4 times tanh; 4 floats go out
                .anyMatch(line -> line.startsWith("scores.dense [4] 12 24 ") && line.endsWith(" 16 B"))
                .anyMatch(line -> line.startsWith("scores.dense_2 [2] 10 18 "))
                .contains("scores.dense_2.weight [2, 4] 8", "scores.dense.bias [4] 4")
                .contains("22 weights, 22 of them trainable");
    }

    @Test
    void jsonHoldsTheSameNumbers() throws IOException {
        Result result = new Commands(folder).withSide().run("explain", "side.dl", "--json", "-D", "hidden=8");
        Map<String, Object> model = JSON.std.mapFrom(result.out());
        assertThat(model).containsEntry("model", "Side");
        List<?> layers = (List<?>) model.get("layers");
        assertThat(layers.stream().map(layer -> ((Map<?, ?>) layer).get("name").toString()))
                .containsExactly("both.concat", "scores.dense", "scores.tanh", "scores.dense_2");
        Map<?, ?> dense = (Map<?, ?>) layers.get(1);
        assertThat(dense.get("shape")).isEqualTo(List.of(8));
        assertThat(dense.get("weights")).isEqualTo(24);
        assertThat(dense.get("flops_forward")).isEqualTo(2 * 2 * 8 + 8 + 8);
        assertThat(dense.get("activation_bytes")).isEqualTo(32);
        Map<?, ?> totals = (Map<?, ?>) model.get("totals");
        assertThat(totals.get("weights")).isEqualTo(24 + 18);
        assertThat(totals.get("batch")).isEqualTo(8);
    }

    @Test
    void aDiagnosticIsExplainedByItsCode() {
        Commands commands = new Commands(folder);
        assertThat(commands.run("explain", "DL0401").out()).contains("DL0401: shapes do not fit");
        assertThat(commands.run("explain", "DL9999").status()).isEqualTo(2);
    }
}
