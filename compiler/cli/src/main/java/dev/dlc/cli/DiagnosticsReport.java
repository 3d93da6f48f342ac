package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.diagnostic.Renderer;
import java.util.List;

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
        List<Diagnostic> told =
                diagnostics.stream().filter(it -> warnings || it.isError()).toList();
        if (format == Format.JSON) {
            told.forEach(diagnostic -> session.err().println(Renderer.jsonLine(diagnostic)));
        } else {
            session.err().print(session.interactive() ? Renderer.colored(told) : Renderer.plain(told));
            if (told.size() >= Problems.MOST) {
                session.err().println("no more than " + Problems.MOST + " are told of one run; there may be others");
            }
        }
    }
}
