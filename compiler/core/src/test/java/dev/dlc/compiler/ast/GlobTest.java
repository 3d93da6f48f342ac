package dev.dlc.compiler.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    private static Glob glob(String text) {
        var span = new Span(new SourceFile("test.dl", text), 0, text.length());
        return new Glob(
                Arrays.stream(text.split("\\."))
                        .map(segment -> new Name(segment, span))
                        .toList(),
                span);
    }

    @ParameterizedTest
    @CsvSource({
        "head.**, head.dense.weight, true",
        "head.**, head, true",
        "head.**, heads.dense.weight, false",
        "**.weight, body.0.main.conv2d.weight, true",
        "**.weight, weight, true",
        "**.weight, body.0.main.conv2d.bias, false",
        "*.weight, dense.weight, true",
        "*.weight, head.dense.weight, false",
        "body.0.**.weight, body.0.weight, true",
        "body.*.main.**, body.1.main.relu, true",
        "body.*.main.**, body.main.relu, false",
        "**, anything.at.all, true",
        "**.0.**.0.**, a.0.b.0, true",
        "**.0.**.0.**, a.0.b, false",
        "head.dense.bias, head.dense.bias, true",
        "head.dense.bias, head.dense.bias.x, false",
    })
    void matchesWholePathsBySegments(String pattern, String path, boolean matches) {
        assertThat(glob(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void textIsThePatternWithoutSpaces() {
        assertThat(glob("a.*.**").text()).isEqualTo("a.*.**");
    }
}
