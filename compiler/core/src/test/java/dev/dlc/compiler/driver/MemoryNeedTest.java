package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryNeedTest {
    private static final int MEGABYTE = 1 << 20;

    private static SourceFile model(String input, String layers) {
        return new SourceFile("m.dl", """
                model M {
                  input  x: %s
                  target label: class[3]
                  network { head = x -> %s -> dense(3) }
                  loss cross_entropy(head, label)
                  optimizer adam
                }
                """.formatted(input, layers));
    }

    /** With this much memory, as the check is told; what takes more ends where the first stage is done. */
    private static Compiler.Result compile(SourceFile file, long memory, Stage last) {
        Trace outOfMemory = (stage, result) -> {
            if (stage == last) {
                throw new OutOfMemoryError("none left");
            }
        };
        return Compiler.compile(
                file, Imports.NONE, new Options("", Map.of(), Precision.FLOAT, outOfMemory, Set.of(), memory));
    }

    /** A memory that runs out, at whatever stage, is told at the model, with the layer that there is so often. */
    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"LOWER", "DIFFERENTIATE", "OPTIMISE", "PLAN", "EMIT"})
    void whatTakesMoreThanEstimatedIsToldAtItsModel(Stage last) {
        SourceFile file = model("float[8]", "repeat 3 { dense(16) -> relu }");
        Compiler.Result result = compile(file, 200 * MEGABYTE, last);
        assertThat(result.units()).isEmpty();
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        assertThat(errors).hasSize(1);
        Diagnostic told = errors.get(0);
        assertThat(told.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(told.message())
                .isEqualTo(
                        "`M` expands to 7 layers, and to compile them takes more memory than there is: Java may use 200 MB");
        assertThat(told.span().text()).isEqualTo("M");
        assertThat(told.help()).anyMatch(help -> help.contains("-Xmx512m"));
    }

    /**
     * The least heaps that were measured, in which Java does little but collect garbage; it may use a thirtieth less. A fifth more is enough.
     *
     * @param near of the least heap, in hundredths, what is refused
     */
    @ParameterizedTest
    @CsvSource({
        "60, 100, float[8], dense(16) -> repeat 1000 { dense(16) -> relu }",
        "116, 100, float[8], dense(16) -> repeat 2000 { dense(16) -> relu }",
        "100, 96, float[8], repeat 1333 { dense(16) -> tanh -> dropout(keep = 0.9) }",
    })
    void whatIsRefusedIsNearToTheLeastHeap(int least, int near, String input, String layers) {
        SourceFile file = model(input, layers);
        long memory = MEGABYTE * least * 29L / 30;
        assertThat(message(compile(file, memory * 120 / 100, Stage.ANALYSE)))
                .contains("takes more memory than there is");
        assertThat(message(compile(file, memory * near / 100, Stage.ANALYSE))).contains("takes at least ");
    }

    private static String message(Compiler.Result result) {
        return result.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::message)
                .findFirst()
                .orElse("");
    }
}
