package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Problems as JSON for programs: an array, one object a line, of code, level, message, span, labels, help and fixes. Lines and
 * columns count from 1, columns in UTF-16 units; the end column is that of the first character behind the span.
 */
final class JsonRenderer {
    String render(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "[]\n";
        }
        return diagnostics.stream().map(this::diagnostic).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    String diagnostic(Diagnostic diagnostic) {
        return object(
                field("code", string(diagnostic.code().number())),
                field("level", string(diagnostic.isError() ? "error" : "warning")),
                field("message", string(diagnostic.message())),
                field("span", span(diagnostic.span())),
                field("labels", array(diagnostic.labels(), this::label)),
                field("help", array(diagnostic.help(), JsonRenderer::string)),
                field("fixes", array(diagnostic.fix().stream().toList(), this::fix)));
    }

    private String label(Diagnostic.Label label) {
        return object(field("span", span(label.span())), field("text", string(label.text())));
    }

    private String fix(Diagnostic.Fix fix) {
        return object(field("span", span(fix.span())), field("replacement", string(fix.replacement())));
    }

    private String span(Span span) {
        SourceFile file = span.file();
        return object(
                field("file", string(file.name())),
                field("line", String.valueOf(span.line())),
                field("column", String.valueOf(span.column())),
                field("endLine", String.valueOf(file.line(span.end()))),
                field("endColumn", String.valueOf(file.column(span.end()))));
    }

    private static String object(String... fields) {
        return "{" + String.join(",", fields) + "}";
    }

    private static String field(String name, String value) {
        return string(name) + ":" + value;
    }

    private static <T> String array(List<T> elements, Function<T, String> json) {
        return elements.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    /** Everything but printable ASCII is escaped, so that no terminal or encoding changes it. */
    private static String string(String text) {
        var json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
