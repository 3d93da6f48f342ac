package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Fixes;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What holds of all diagnostics, whatever the file. */
final class Judgement {
    private Judgement() {}

    /** Places lie inside of their files, all ways of showing them work, and the fixes can be applied. */
    static void judge(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            assertThat(diagnostic.message()).isNotBlank();
            List<Span> spans = new ArrayList<>(List.of(diagnostic.span()));
            diagnostic.labels().forEach(label -> spans.add(label.span()));
            diagnostic.fix().ifPresent(fix -> spans.add(fix.span()));
            for (Span span : spans) {
                assertThat(span.end()).isLessThanOrEqualTo(span.file().text().length());
                assertThat(span.line()).isBetween(1, span.file().lineCount());
            }
        }
        String plain = Renderer.plain(diagnostics);
        assertThat(plain.chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .as("control characters in %s", plain)
                .isEmpty();
        assertThat(Renderer.colored(diagnostics)).hasSizeGreaterThanOrEqualTo(plain.length());
        assertThat(Renderer.json(diagnostics)).matches("(?s)[\\n -~]*");
        for (Diagnostic diagnostic : diagnostics) {
            diagnostic.fix().ifPresent(fix -> Fixes.apply(fix.span().file(), List.of(diagnostic)));
        }
    }
}
