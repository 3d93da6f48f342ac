package dev.dlc.compiler.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Analyser;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Level;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
    private static final Path ROOT = Path.of("..", "..");

    private static Stream<Path> goodModels() throws IOException {
        var example = Path.of("src/test/resources/dev/dlc/compiler/analyse/fashion.dl");
        try (Stream<Path> samples = Files.walk(ROOT.resolve("samples"))) {
            return Stream.concat(
                    Stream.of(example),
                    samples
                            .filter(file -> file.toString().endsWith(".dl"))
                            .filter(file -> !file.toString().contains("target"))
                            .toList()
                            .stream());
        }
    }

    /** The conv2d stands in line 2, the dense in line 8. */
    private static final String TWO = """
            block part(filters: int) {
              conv2d(filters, kernel = 3) -> batch_norm -> relu
            }
            model M {
              input image: float[3, 8, 8]
              target t: float[2]
              network {
                head = image -> part(4) -> part(4) -> flatten -> dense(4) -> batch_norm -> dense(2)
              }
              loss mse(head, t)
              optimizer adam
            }
            """;

    private static List<String> told(String text, Code... allowed) {
        Compiler.Result result = Compiler.compile(
                new SourceFile("test.dl", text),
                (importing, path) -> Optional.empty(),
                new Options("", Map.of(), Precision.FLOAT, Trace.NONE, Set.of(allowed)));
        assertThat(result.hasErrors()).as(result.diagnostics().toString()).isFalse();
        assertThat(result.units().get(0).warnings()).isEqualTo(lints(result.diagnostics()));
        return result.diagnostics().stream()
                .map(one -> one.span().line() + " " + one.code().number())
                .toList();
    }

    private static List<Diagnostic> lints(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(one -> one.code().number().compareTo("DL0910") >= 0)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("goodModels")
    void theSamplesAndTheExampleOfTheLanguageHaveNoWarnings(Path file) throws IOException {
        Imports imports = (importing, path) -> {
            try {
                return Optional.of(new SourceFile(path, Files.readString(file.resolveSibling(path))));
            } catch (IOException e) {
                return Optional.empty();
            }
        };
        var problems = new Problems();
        SourceUnit unit = Parser.parse(new SourceFile("test.dl", Files.readString(file)), problems);
        List<Model> models = Analyser.analyse(unit, imports, Map.of(), problems);
        models.forEach(model -> Linter.lint(unit, model).forEach(problems::add));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aLayerOfABlockThatIsUsedTwiceIsToldOnce() {
        assertThat(told(TWO)).containsExactly("2 DL0913", "8 DL0913");
    }

    @Test
    void aWarningIsAllowedByACommentOnItsLine() {
        assertThat(told(TWO.replace("-> relu\n", "-> relu  // allow DL0913: as it was trained\n")))
                .containsExactly("8 DL0913");
        assertThat(told(TWO.replace("-> relu\n", "-> relu  //allow DL0910, DL0913\n")))
                .containsExactly("8 DL0913");
    }

    @Test
    void aWarningIsAllowedByACommentOnTheLineAboveIt() {
        assertThat(told(TWO.replace("    head", "    // allow DL0913\n    // it is small anyway\n    head")))
                .containsExactly("2 DL0913");
    }

    @Test
    void anotherCodeOrAnotherLineIsNotAllowed() {
        assertThat(told(TWO.replace("-> relu\n", "-> relu  // allow DL0910\n"))).hasSize(2);
        assertThat(told("// allow DL0913\n" + TWO)).hasSize(2);
        assertThat(told(TWO.replace("-> relu\n", "-> relu  // don't allow DL0913\n")))
                .hasSize(2);
    }

    @Test
    void aCommentAllowsWarningsOfNamesToo() {
        String text = TWO.replace("    head", "    spare = image -> relu\n    head");
        assertThat(told(text)).containsExactly("2 DL0913", "8 DL0901", "9 DL0913");
        assertThat(told(text.replace("relu\n    head", "relu // allow DL0901\n    head")))
                .containsExactly("2 DL0913", "9 DL0913");
    }

    @Test
    void anAllowanceOfWhatIsNoWarningIsTold() {
        assertThat(told(TWO.replace("-> relu\n", "-> relu  // allow DL0401, DL0999\n")))
                .containsExactly("2 DL0913", "2 DL0902", "2 DL0902", "8 DL0913");
        assertThat(told(TWO.replace("\"", "").replace("M {", "M { // \"allow DL0401\"")))
                .hasSize(2);
    }

    @Test
    void aWarningIsAllowedForAllFiles() {
        assertThat(told(TWO, Code.BIAS_BEFORE_NORM)).isEmpty();
        assertThat(told(TWO, Code.LITTLE_KEPT)).hasSize(2);
    }

    @Test
    void everyLintIsRun() {
        assertThat(Linter.LINTS.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Lint.class.getPermittedSubclasses());
    }

    @Test
    void everyWarningIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/warnings.md"));
        assertThat(Arrays.stream(Code.values()).filter(code -> code.level() == Level.WARNING))
                .allSatisfy(code -> assertThat(page).contains("| " + code.number() + " | " + code.title() + " |"));
    }
}
