package dev.dlc.cli;

import dev.dlc.cli.DiagnosticsReport.Format;

/** How a command that compiles nothing by the user's options tells what is wrong. */
final class MessageOptions {
    private final Argument<Format> format;

    MessageOptions(Command command) {
        format = command.option(
                "--format",
                "FORMAT",
                "How errors are written to standard error: text (the default) or json.",
                Format.class,
                Format.TEXT);
    }

    Format format() {
        return format.value();
    }

    DiagnosticsReport report(Session session) {
        return new DiagnosticsReport(session, format());
    }
}
