package dev.dlc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    private final SourceFile file = new SourceFile("test.dl", "one\r\n\n  three\n");

    @Test
    void linesAndColumnsCountFromOne() {
        assertThat(file.line(0)).isEqualTo(1);
        assertThat(file.column(0)).isEqualTo(1);
        assertThat(file.line(4)).isEqualTo(1);
        assertThat(file.line(5)).isEqualTo(2);
        assertThat(file.line(6)).isEqualTo(3);
        assertThat(file.column(8)).isEqualTo(3);
        assertThat(file.line(14)).isEqualTo(4);
        assertThat(file.column(14)).isEqualTo(1);
    }

    @Test
    void linesLackTheirEnds() {
        assertThat(file.lineCount()).isEqualTo(4);
        assertThat(file.lineText(1)).isEqualTo("one");
        assertThat(file.lineText(2)).isEmpty();
        assertThat(file.lineText(3)).isEqualTo("  three");
        assertThat(file.lineText(4)).isEmpty();
        assertThat(file.lineText(9)).isEmpty();
        assertThat(file.lineStart(3)).isEqualTo(6);
    }

    @Test
    void manyLinesAreFound() {
        var large = new SourceFile("long.dl", "x\n".repeat(1000));
        assertThat(large.line(1001)).isEqualTo(501);
        assertThat(large.lineCount()).isEqualTo(1001);
    }

    @Test
    void filesOfOneNameAndTextAreEqual() {
        assertThat(file)
                .isEqualTo(new SourceFile("test.dl", file.text()))
                .hasSameHashCodeAs(new SourceFile("test.dl", file.text()));
        assertThat(file).isNotEqualTo(new SourceFile("other.dl", file.text()));
    }
}
