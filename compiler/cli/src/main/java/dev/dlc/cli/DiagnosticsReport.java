package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes diagnostics to standard error. */
final class DiagnosticsReport {
    /** How diagnostics are written. */
    enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }

    private final Session session;
    private final Format format;
    private final boolean warnings;

    DiagnosticsReport(Session session, Format format) {
        this(session, format, true);
    }

    private DiagnosticsReport(Session session, Format format, boolean warnings) {
        this.session = session;
        this.format = format;
        this.warnings = warnings;
    }

    DiagnosticsReport withoutWarnings() {
        return new DiagnosticsReport(session, format, false);
    }

    void tell(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (warnings || diagnostic.isError()) {
                session.err().println(format == Format.JSON ? Json.write(json(diagnostic)) : text(diagnostic));
            }
        }
    }

    private static String text(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        text.append(diagnostic.span().file().name())
                .append(':')
                .append(diagnostic.span().line())
                .append(':')
                .append(diagnostic.span().column())
                .append(": ")
                .append(diagnostic.isError() ? "error" : "warning")
                .append('[')
                .append(diagnostic.code().number())
                .append("]: ")
                .append(diagnostic.message());
        diagnostic.help().forEach(line -> text.append("\n  help: ").append(line));
        return text.toString();
    }

    private static Map<String, Object> json(Diagnostic diagnostic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", diagnostic.code().number());
        json.put("level", diagnostic.isError() ? "error" : "warning");
        json.put("file", diagnostic.span().file().name());
        json.put("line", diagnostic.span().line());
        json.put("column", diagnostic.span().column());
        json.put("message", diagnostic.message());
        json.put("help", diagnostic.help());
        return json;
    }
}
