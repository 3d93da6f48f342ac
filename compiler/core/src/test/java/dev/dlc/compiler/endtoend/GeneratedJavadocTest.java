package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Emit;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that fails on what javac's doclint says of Javadoc can have generated sources among its own. */
class GeneratedJavadocTest {
    private static final Path SAMPLES = Path.of("../../samples");

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits/digits.dl",
                "iris/iris.dl",
                "fashion/fashion.dl",
                "transfer/pretrain.dl",
                "transfer/transfer.dl",
                "benchmarks/models/resnet20.dl"
            })
    void theSamplesJavadocIsWhole(String path) throws IOException {
        Path file = SAMPLES.resolve(path);
        for (Emit.Source source : sources(new SourceFile(path, Files.readString(file)), file, Precision.FLOAT)) {
            assertThat(complaints(source.className(), source.text())).isEmpty();
        }
    }

    /** What the samples do not have: each kind of input and of target, several of each, names that no comment may hold. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theJavadocOfEachKindOfInputAndTargetIsWhole(Precision precision) throws IOException {
        String text = """
                model Kinds {
                  input  picture: float[3, 8, 8]
                  input  age:     float
                  input  place:   float[2]
                  target kind:    class { "a@b", "*/", c, "dark & <blue>" }
                  target part:    class[3]
                  target spam:    binary
                  target price:   float
                  target size:    float[2]

                  network {
                    seen  = picture -> conv2d(4, kernel = 3) -> relu -> flatten
                    both  = concat(seen, age, place) -> dense(16) -> relu
                    a     = both -> dense(kind.classes)
                    b     = both -> dense(part.classes)
                    c     = both -> dense(1)
                    d     = both -> dense(1)
                    e     = both -> dense(2)
                  }

                  loss      cross_entropy(a, kind) + cross_entropy(b, part) + binary_cross_entropy(c, spam) + mse(d, price) + mse(e, size)
                  optimizer adam(lr = 1e-3)
                  train     { epochs 1  batch 4  seed 1 }
                }
                """;
        for (Emit.Source source : sources(new SourceFile("kinds.dl", text), Path.of("kinds.dl"), precision)) {
            assertThat(complaints(source.className(), source.text())).isEmpty();
        }
    }

    /** The check itself, on what it must find in public and in private members. */
    @Test
    void whatIsMissingOrWrongIsFound() throws IOException {
        assertThat(complaints(
                        "Found",
                        "/** A class. */ public class Found { private Found() {} public int a() { return 1; } }"))
                .singleElement()
                .asString()
                .contains("no comment");
        assertThat(
                        complaints(
                                "Found",
                                "/** A class. */ public class Found { private Found() {} /** {@link Nothing} a < b */ int a; }"))
                .hasSize(2);
    }

    private static List<Emit.Source> sources(SourceFile file, Path path, Precision precision) {
        Compiler.Result result = Compiler.compile(
                file,
                (importing, name) -> read(path.resolveSibling(name)),
                new Options("dev.dlc.test", Map.of(), precision, Trace.NONE));
        assertThat(result.units()).as(result.diagnostics().toString()).isNotEmpty();
        return result.units().stream().map(Compiler.Unit::source).toList();
    }

    private static Optional<SourceFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(new SourceFile(file.toString(), Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Missing comments of what others can call, and wrong ones anywhere. */
    private List<String> complaints(String name, String text) throws IOException {
        List<String> complaints = new ArrayList<>(complaints(name, text, "-Xdoclint:all/protected"));
        for (String wrong : complaints(name, text, "-Xdoclint:all,-missing")) {
            if (!complaints.contains(wrong)) {
                complaints.add(wrong);
            }
        }
        return complaints;
    }

    private List<String> complaints(String name, String text, String doclint) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try (JavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of(
                    doclint,
                    "--release",
                    "17",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    App.runtime().toString());
            javac.getTask(null, files, found, options, null, List.of(source)).call();
        }
        return found.getDiagnostics().stream()
                .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
                .toList();
    }
}
