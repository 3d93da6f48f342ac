package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.FloatPass;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void theMemoryOfAStepIsThatOfTheArraysThatTheGeneratedClassMakes()
            throws IOException, ReflectiveOperationException {
        Result result = new Commands(folder).withSide().run("explain", "side.dl", "--json");
        Map<?, ?> memory = (Map<?, ?>) JSON.std.mapFrom(result.out()).get("step_memory");
        Unit unit = Compiler.compile(new SourceFile("side.dl", Commands.SIDE), Imports.NONE, Options.inPackage(""))
                .units()
                .get(0);
        FloatPass pass = GeneratedModel.load(unit.source()).training(8);
        assertThat(memory.get("batch")).isEqualTo(8);
        // 22 weights, all of which train, and adam's two moments
        assertThat(memory.get("weight_bytes")).isEqualTo(4 * 22);
        assertThat(memory.get("gradient_bytes")).isEqualTo(4 * 22);
        assertThat(memory.get("optimizer_bytes")).isEqualTo(4 * 2 * 22);
        assertThat(memory.get("peak_bytes")).isEqualTo(4 * numbersIn(pass));
        assertThat((int) memory.get("unshared_buffer_bytes")).isGreaterThan((int) memory.get("buffer_bytes"));
    }

    /** How long all arrays of a pass are together, each counted once. */
    private static int numbersIn(FloatPass pass) throws ReflectiveOperationException {
        Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> type = pass.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                Object value = field.get(pass);
                if (value instanceof float[]) {
                    arrays.add(value);
                } else if (value instanceof float[][] several) {
                    arrays.addAll(List.of((Object[]) several));
                }
            }
        }
        return arrays.stream().mapToInt(array -> ((float[]) array).length).sum();
    }

    @Test
    void theTableHasTheMemoryAndTheWorkOfAStepThatJsonHas() throws IOException {
        Commands commands = new Commands(folder).withSide();
        Map<String, Object> json =
                JSON.std.mapFrom(commands.run("explain", "side.dl", "--json").out());
        Map<?, ?> memory = (Map<?, ?>) json.get("step_memory");
        Map<?, ?> totals = (Map<?, ?>) json.get("totals");
        int passes = (int) totals.get("flops_forward") + (int) totals.get("flops_backward");
        assertThat(totals.get("flops_step")).isEqualTo(8 * passes);
        assertThat(commands.run("explain", "side.dl").out().lines().map(line -> line.replaceAll("\\s+", " ")))
                .contains(
                        "a training step with a batch of 8",
                        "weights 88 B",
                        "gradients of the weights 88 B",
                        "optimizer 176 B",
                        "peak " + Numbers.bytes((int) memory.get("peak_bytes")),
                        "forward and backward pass: " + Numbers.whole(8 * passes) + " FLOPs");
    }

    @Test
    void warningsAreToldAndStandInTheJson() throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("side.dl", Commands.SIDE.replace("tanh", "batch_norm -> tanh"));
        Result result = commands.run("explain", "side.dl", "--json");
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("warning[DL0913]", "side.dl:14:22", "dense(hidden, bias = false)");
        List<?> warnings = (List<?>) JSON.std.mapFrom(result.out()).get("warnings");
        assertThat(warnings).hasSize(1);
        Map<?, ?> warning = (Map<?, ?>) warnings.get(0);
        assertThat(warning.get("code")).isEqualTo("DL0913");
        assertThat(warning.get("level")).isEqualTo("warning");
        assertThat(((Map<?, ?>) warning.get("span")).get("line")).isEqualTo(14);
        assertThat((List<?>) warning.get("help")).hasSize(1);
    }

    @Test
    void everyCommandThatCompilesTellsWarningsUnlessTheyAreAllowed() throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("side.dl", Commands.SIDE.replace("tanh", "batch_norm -> tanh"));
        for (String command : List.of("explain", "check", "train")) {
            assertThat(commands.run(command, "side.dl").err()).as(command).contains("warning[DL0913]");
            assertThat(commands.run(command, "side.dl", "--allow", "DL0910,DL0913")
                            .err())
                    .as(command)
                    .doesNotContain("warning");
        }
        assertThat(commands.run("side.dl").err()).contains("warning[DL0913]");
        Result allowed = commands.run("explain", "side.dl", "--json", "--allow=DL0913");
        assertThat((List<?>) JSON.std.mapFrom(allowed.out()).get("warnings")).isEmpty();
    }

    @Test
    void onlyWarningsCanBeAllowed() throws IOException {
        Commands commands = new Commands(folder).withSide();
        for (String code : List.of("DL0401", "DL0999", "bias")) {
            Result result = commands.run("explain", "side.dl", "--allow", code);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("'" + code + "' is not the code of a warning");
        }
    }

    @Test
    void aDiagnosticIsExplainedByItsCode() {
        Commands commands = new Commands(folder);
        assertThat(commands.run("explain", "DL0401").out())
                .startsWith("DL0401: shapes do not fit (error)\n")
                .contains("    head = sum -> flatten -> dense(10)\n");
        assertThat(commands.run("explain", "DL9999").status()).isEqualTo(2);
    }
}
