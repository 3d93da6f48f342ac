package dev.dlc.cli;

import picocli.CommandLine.Option;

/** How a command that compiles nothing by the user's options tells what is wrong. */
final class MessageOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How errors are written to standard error: text (the default) or json.")
    private DiagnosticsReport.Format format = DiagnosticsReport.Format.TEXT;

    DiagnosticsReport.Format format() {
        return format;
    }

    DiagnosticsReport report(Session session) {
        return new DiagnosticsReport(session, format);
    }
}
