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

/** What {@code dlc predict} prints for each kind of target. */
class PredictionsTest {
    private static final String TARGETS = """
            model Targets {
              input  features: float[2]
              target price: float
              target sold: binary
              target kind: class[3]
              data { train csv("t.csv", features = [a, b]) }
              network {
                body = features -> dense(3) -> tanh
                p    = body -> dense(1)
                s    = body -> dense(1)
                k    = body -> dense(kind.classes)
              }
              loss mse(p, price) + binary_cross_entropy(s, sold) * 0.5 + cross_entropy(k, kind)
              optimizer sgd(lr = 0.1)
              train { epochs 1  batch 2 }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void severalTargetsStandByTheirNames() throws IOException {
        Commands commands = new Commands(folder);
        commands.write("targets.dl", TARGETS);
        commands.write("t.csv", "a,b,price,sold,kind\n1,2,3,1,0\n2,1,4,0,2\n");
        Result trained = commands.run("train", "targets.dl", "--out", "run");
        assertThat(trained.status()).as(trained.err()).isZero();
        Result result = commands.runWith("{\"features\":[1,2]}", "predict", "run");
        assertThat(result.status()).as(result.err()).isZero();
        Map<String, Object> line = JSON.std.mapFrom(result.out());
        assertThat(line.keySet()).containsExactly("price", "sold", "kind");
        assertThat(((Map<?, ?>) line.get("price")).get("value")).isInstanceOf(Double.class);
        Map<?, ?> sold = (Map<?, ?>) line.get("sold");
        assertThat(sold.get("label")).isIn(0, 1);
        assertThat(((Map<?, ?>) sold.get("probabilities")).keySet().toString()).isEqualTo("[0, 1]");
        Map<?, ?> kind = (Map<?, ?>) line.get("kind");
        assertThat(kind.get("label")).isIn(List.of(0, 1, 2));
        assertThat(((Map<?, ?>) kind.get("probabilities")).keySet().toString()).isEqualTo("[0, 1, 2]");
        assertThat(commands.runWith("b,a\n2,1\n", "predict", "run").out()).isEqualTo(result.out());
    }
}
