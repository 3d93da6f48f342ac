package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.SourceBytes;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files with words left out, exchanged and put in at random: always the same ones, so that a failure can be repeated. */
class MutatedFilesTest {
    private static final Path SAMPLES = Path.of("../../samples");
    private static final Path MISTAKES = Path.of("src/test/resources/ui");
    private static final Pattern WORD = Pattern.compile("//[^\n]*|\"[^\"\n]*\"|\\w+|->|\\s+|[^\\s\\w]");
    private static final List<String> MARKS = List.of("{", "}", "(", ")", "[", "]", "=", "->", ",", "\"", "\n", "@");
    private static final int OF_FORM = 800;
    private static final int OF_ANY_KIND = 1500;

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".dl"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            return SourceBytes.decode(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compiler.Result compile(Path file, String text) {
        Imports imports = (importing, path) ->
                Optional.of(file.resolveSibling(path)).filter(Files::exists).map(MutatedFilesTest::read);
        return Compiler.compile(new SourceFile(file.toString(), text), imports, Options.inPackage("test"));
    }

    private static List<String> words(Path file) throws IOException {
        // some show what is not UTF-8
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void aMistakeOfFormIsToldWithoutWhatFollowsFromIt() throws IOException {
        Random random = new Random(1);
        List<Path> files = files(SAMPLES);
        int ofForm = 0;
        for (int i = 0; i < OF_FORM; i++) {
            Path file = files.get(random.nextInt(files.size()));
            List<String> words = new ArrayList<>(words(file));
            int at = random.nextInt(words.size());
            if (words.get(at).isBlank() || words.get(at).startsWith("//")) {
                continue;
            }
            if (random.nextBoolean()) {
                words.set(at, "");
            } else {
                words.add(at, MARKS.get(random.nextInt(MARKS.size())));
            }
            String text = String.join("", words);
            List<Diagnostic> told = compile(file, text).diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .toList();
            if (told.stream().anyMatch(MutatedFilesTest::isOfForm)) {
                ofForm++;
                assertThat(told).as("%s, word %d:%n%s", file, at, text).allMatch(MutatedFilesTest::isOfForm);
            }
        }
        assertThat(ofForm).isGreaterThan(OF_FORM / 4);
    }

    private static boolean isOfForm(Diagnostic diagnostic) {
        return diagnostic.code().number().startsWith("DL01");
    }

    @Test
    void whateverTheTextThereAreErrorsOrClasses() throws IOException {
        Random random = new Random(2);
        List<Path> files =
                Stream.of(files(SAMPLES), files(MISTAKES)).flatMap(List::stream).toList();
        for (int i = 0; i < OF_ANY_KIND; i++) {
            Path file = files.get(random.nextInt(files.size()));
            List<String> words = new ArrayList<>(words(file));
            for (int changes = 1 + random.nextInt(4); changes > 0 && !words.isEmpty(); changes--) {
                change(words, random);
            }
            String text = String.join("", words);
            Compiler.Result result;
            try {
                result = compile(file, text);
            } catch (RuntimeException e) {
                throw new AssertionError("of " + file + ":\n" + text, e);
            }
            assertThat(result.units().isEmpty() || !result.hasErrors()).as(text).isTrue();
            assertThat(result.diagnostics())
                    .as(text)
                    .allMatch(told ->
                            told.span().end() <= told.span().file().text().length()
                                    && !told.message().isBlank());
        }
    }

    private static void change(List<String> words, Random random) {
        int at = random.nextInt(words.size());
        switch (random.nextInt(5)) {
            case 0 -> words.set(at, "");
            case 1 -> words.add(at, words.get(random.nextInt(words.size())));
            case 2 -> words.add(at, MARKS.get(random.nextInt(MARKS.size())));
            case 3 -> words.set(at, words.get(random.nextInt(words.size())));
            default ->
                words.subList(at, Math.min(words.size(), at + 1 + random.nextInt(12)))
                        .clear();
        }
    }
}
