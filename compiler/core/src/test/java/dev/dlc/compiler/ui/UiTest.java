package dev.dlc.compiler.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Fixes;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.diagnostic.SourceBytes;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with mistakes under {@code ui}: comments in them say which diagnostics are expected where ({@link Expectation}), a file
 * {@code .txt} beside them how those are shown; nothing else may be told. {@code -DupdateGolden} writes the latter. A line {@code
 * //~ -D name=value} sets a param, {@code //~ memory 64 MB} what Java may use. Files without a model are there to be imported.
 */
class UiTest {
    private static final Path FOLDER = Path.of("src/test/resources/ui");
    private static final Pattern MEMORY = Pattern.compile("(?m)^//~ memory (\\d+) MB$");
    private static final Pattern PARAM = Pattern.compile("(?m)^//~ -D (\\w+)=(\\S+)$");

    /** The diagnostics of a file, and the files that they may speak of. */
    private record Told(List<Diagnostic> diagnostics, List<SourceFile> files) {}

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".dl"))
                    .filter(file -> !file.getParent().endsWith("imported"))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static Told compile(Path file, Map<String, String> changed) {
        List<SourceFile> read = new ArrayList<>();
        SourceFile main = source(file, changed);
        read.add(main);
        Map<String, String> params = new HashMap<>();
        long memory = MEMORY.matcher(main.text())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) << 20)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        PARAM.matcher(main.text()).results().forEach(param -> params.put(param.group(1), param.group(2)));
        Compiler.Result result = Compiler.compile(
                main,
                (importing, path) -> {
                    Path imported =
                            Path.of(importing.name()).resolveSibling(path).normalize();
                    if (imported.startsWith("..")) {
                        throw new Unreadable(
                                Code.FOREIGN_FILE,
                                "`" + path + "` leads out of the project's folder",
                                "copy the file into it");
                    }
                    if (!Files.exists(FOLDER.resolve(imported))) {
                        return Optional.empty();
                    }
                    SourceFile found = source(imported, changed);
                    read.add(found);
                    return Optional.of(found);
                },
                new Options("", params, Precision.FLOAT, Trace.NONE, Set.of(), memory));
        return new Told(result.diagnostics(), read.stream().distinct().toList());
    }

    private static SourceFile source(Path file, Map<String, String> changed) {
        String name = file.toString().replace('\\', '/');
        try {
            return changed.containsKey(name)
                    ? new SourceFile(name, changed.get(name))
                    : SourceBytes.decode(name, Files.readAllBytes(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileGivesWhatItExpectsAndNothingElse(Path file) {
        Told told = compile(file, Map.of());
        List<Expectation> unexpected =
                new ArrayList<>(told.diagnostics().stream().map(Expectation::of).toList());
        List<Expectation> missing = new ArrayList<>();
        for (SourceFile source : told.files()) {
            for (Expectation expected : Expectation.in(source)) {
                Optional<Expectation> met =
                        unexpected.stream().filter(expected::isMetBy).findFirst();
                met.ifPresentOrElse(unexpected::remove, () -> missing.add(expected));
            }
        }
        assertThat(missing)
                .as("expected, but not told; told beside: %s", unexpected)
                .isEmpty();
        assertThat(unexpected).as("told, but not expected").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theDiagnosticsAreShownAsBesideTheFile(Path file) throws IOException {
        String shown = Renderer.plain(compile(file, Map.of()).diagnostics()).replaceAll(" *//~.*", "");
        Path golden = FOLDER.resolve(file.toString().replaceAll("\\.dl$", ".txt"));
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(golden, shown);
        }
        assertThat(shown).isEqualTo(read(golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFixThatIsOfferedSolvesItsProblem(Path file) {
        for (Diagnostic diagnostic : compile(file, Map.of()).diagnostics()) {
            if (diagnostic.fix().isPresent()) {
                SourceFile fixed = diagnostic.fix().get().span().file();
                String text = Fixes.apply(fixed, List.of(diagnostic));
                List<Diagnostic> after =
                        compile(file, Map.of(fixed.name(), text)).diagnostics();
                assertThat(after)
                        .as("after the fix of %s", diagnostic)
                        .noneMatch(other -> other.code() == diagnostic.code()
                                && other.message().equals(diagnostic.message())
                                && other.span().start() == diagnostic.span().start());
                long errors = compile(file, Map.of()).diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .filter(other -> other.code().number().startsWith("DL01"))
                        .count();
                assertThat(after.stream()
                                .filter(other -> other.code().number().startsWith("DL01"))
                                .count())
                        .as("mistakes of form after the fix of %s:%n%s", diagnostic, text)
                        .isLessThanOrEqualTo(errors);
            }
        }
    }

    @Test
    void everyCodeHasAFile() throws IOException {
        Map<Code, Path> shown = new LinkedHashMap<>();
        for (Path file : files()) {
            compile(file, Map.of()).diagnostics().forEach(diagnostic -> shown.put(diagnostic.code(), file));
        }
        // those of DL06 are told by the command, which has tests of its own
        assertThat(shown.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Code.values())
                        .filter(code -> !code.number().startsWith("DL06"))
                        .toList());
    }
}
