package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.emit.Emit;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.source.SourceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several files at once, as build tools compile them. */
class CompileFilesTest {
    private static SourceFile model(String file, String imported, String name, String layers) {
        return new SourceFile(
                file, (imported.isEmpty() ? "" : "import \"" + imported + "\"\n") + """
                model %s {
                  input  x: float
                  target y: float
                  network { out = x -> %s }
                  loss      mse(out, y)
                  optimizer sgd(lr = 0.1)
                  train     { epochs 1  batch 4 }
                }
                """.formatted(name, layers));
    }

    @Test
    void filesFindEachOtherByTheirNames() {
        Compiler.Result result = Compiler.compile(
                Options.inPackage("com.shop"),
                model("nets/line.dl", "../lib/./blocks.dl", "Line", "wide(2) -> dense(1)"),
                model("other.dl", "lib/blocks.dl", "Other", "wide(3) -> dense(1)"),
                new SourceFile("lib/blocks.dl", "block wide(units: int) { dense(units) -> tanh }\n"));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.sources())
                .extracting(Emit.Source::path)
                .containsExactly("com/shop/Line.java", "com/shop/Other.java");
    }

    @Test
    void withoutOptionsThereIsNoPackage() {
        assertThat(Compiler.compile(model("line.dl", "", "Line", "dense(1)")).sources())
                .extracting(Emit.Source::path)
                .containsExactly("Line.java");
    }

    @Test
    void aFileThatIsNotAmongThemIsNotThere() {
        Compiler.Result result = Compiler.compile(
                model("line.dl", "../line.dl", "Line", "dense(1)"), model("other.dl", "", "Other", "dense(1)"));
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.MISSING_FILE);
        assertThat(result.sources()).isEmpty();
    }

    @Test
    void anErrorInAnImportIsToldOnce() {
        Compiler.Result result = Compiler.compile(
                model("a.dl", "blocks.dl", "A", "dense(1)"),
                model("b.dl", "blocks.dl", "B", "dense(1)"),
                new SourceFile("blocks.dl", "param width: int = true\n"));
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.WRONG_TYPE);
    }

    @Test
    void oneClassOfTwoModelsIsAnError() {
        Compiler.Result result =
                Compiler.compile(model("a.dl", "", "Line", "dense(1)"), model("b.dl", "", "line", "dense(1)"));
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.DUPLICATE_NAME);
        assertThat(result.diagnostics().get(0).span().file().name()).isEqualTo("b.dl");
        assertThat(result.sources()).isEmpty();
    }

    @Test
    void overridesAreForTheFilesThatHaveTheParam() {
        SourceFile line = model("line.dl", "", "Line", "dense(1)");
        SourceFile wide = model("wide.dl", "width.dl", "Wide", "dense(width) -> tanh -> dense(1)");
        SourceFile width = new SourceFile("width.dl", "param width: int = 2\n");
        Compiler.Result result = Compiler.compile(options("width", "77"), line, wide, width);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.sources().get(1).text()).contains("77");
        Compiler.Result unknown = Compiler.compile(options("widht", "77"), line, wide, width);
        assertThat(unknown.hasErrors()).isTrue();
        assertThat(unknown.diagnostics()).extracting(Diagnostic::code).containsOnly(Code.UNKNOWN_PARAMETER);
    }

    private static Options options(String param, String value) {
        return new Options("", Map.of(param, value), Precision.FLOAT, Trace.NONE);
    }
}
