package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static BoundedLines lines(String text, int most) {
        return new BoundedLines(new StringReader(text), most);
    }

    @Test
    void linesAreReadUpToTheLast() throws IOException {
        BoundedLines lines = lines("a\n\nbc", 10);
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("bc");
        assertThat(lines.next()).isNull();
    }

    @Test
    void aLineAsLongAsAllowedIsWhole() throws IOException {
        BoundedLines lines = lines("abc\nd", 3);
        assertThat(lines.next()).isEqualTo("abc");
        assertThat(lines.isCut()).isFalse();
        assertThat(lines.next()).isEqualTo("d");
    }

    @Test
    void ofALongerLineTheBeginningIsGivenAndTheRestIsSkipped() throws IOException {
        BoundedLines lines = lines("abcdef\ngh\nijklm", 3);
        assertThat(lines.next()).isEqualTo("abc");
        assertThat(lines.isCut()).isTrue();
        assertThat(lines.next()).isEqualTo("gh");
        assertThat(lines.isCut()).isFalse();
        assertThat(lines.next()).isEqualTo("ijk");
        assertThat(lines.next()).isNull();
    }

    @Test
    void onlyTheLastLineMayHaveNoEnd() throws IOException {
        BoundedLines lines = lines("a\nb", 10);
        lines.next();
        assertThat(lines.isEnded()).isTrue();
        lines.next();
        assertThat(lines.isEnded()).isFalse();
        assertThat(lines.next()).isNull();
    }

    @Test
    void linesLongerThanABlockAreWhole() throws IOException {
        String line = "x".repeat(20_000);
        BoundedLines lines = lines(line + "\n" + line, 30_000);
        assertThat(lines.next()).isEqualTo(line);
        assertThat(lines.next()).isEqualTo(line);
        assertThat(lines.next()).isNull();
    }
}
