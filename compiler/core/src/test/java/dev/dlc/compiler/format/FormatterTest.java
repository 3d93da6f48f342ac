package dev.dlc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Formatting;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The style: each text in {@code format} as it is written, and beside it as it should be. */
class FormatterTest {
    private static final Path FOLDER = Path.of("src/test/resources/format");

    @ParameterizedTest
    @ValueSource(strings = {"columns", "breaks", "wrapping", "comments"})
    void aTextBecomesTheOneBesideIt(String name) throws IOException {
        String formatted = format(Files.readString(FOLDER.resolve(name + ".dl")));
        Path golden = FOLDER.resolve(name + ".txt");
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(golden, formatted);
        }
        assertThat(formatted).isEqualTo(Files.readString(golden));
    }

    @Test
    void linesEndAsTheFirstDoesAndTheLastHasAnEnd() {
        assertThat(format("param a: int = 1\r\n\nparam b: int = 2"))
                .isEqualTo("param a: int = 1\r\n\r\nparam b: int = 2\r\n");
        assertThat(format("param a: int = 1")).isEqualTo("param a: int = 1\n");
        assertThat(format("param a: int = 1\rparam b: int = 2\n")).isEqualTo("param a: int = 1\nparam b: int = 2\n");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(format("")).isEmpty();
        assertThat(format(" \n\n \t")).isEmpty();
        assertThat(format("\n\n // alone")).isEqualTo("// alone\n");
        assertThat(format("block b { }")).isEqualTo("block b {}\n");
    }

    @Test
    void aFileWithMistakesIsNotFormatted() {
        var problems = new Problems();
        assertThat(Formatting.format(new SourceFile("a.dl", "model { ]"), problems))
                .isEmpty();
        assertThat(problems.hasErrors()).isTrue();
    }

    /** Passes do not multiply with the length of a line. */
    @Test
    void aLineOfSeventyThousandStagesIsWrapped() {
        String formatted = format("block b { in" + " -> relu".repeat(70_000) + " }");
        assertThat(formatted.lines()).allMatch(line -> line.length() <= Wrapping.WIDTH);
    }

    private static String format(String text) {
        return Formatting.format(new SourceFile("a.dl", text), new Problems()).orElseThrow();
    }
}
