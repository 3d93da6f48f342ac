package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One problem of the user's file.
 *
 * @param code what kind of problem, stable over versions
 * @param span where
 * @param message the cause in one sentence, without a full stop
 * @param labels other places that explain it
 * @param help what to do, each line one way; empty where there is nothing to say
 * @param fix a replacement that solves it, where it is certain
 */
public record Diagnostic(
        Code code, Span span, String message, List<Label> labels, List<String> help, Optional<Fix> fix) {

    public Diagnostic {
        labels = List.copyOf(labels);
        help = List.copyOf(help);
    }

    /** Another place that explains the problem. */
    public record Label(Span span, String text) {}

    /** Replacing the span's text by this one solves the problem. */
    public record Fix(Span span, String replacement) {}

    public static Diagnostic of(Code code, Span span, String message, String... help) {
        return new Diagnostic(code, span, message, List.of(), List.of(help), Optional.empty());
    }

    public Diagnostic label(Span where, String text) {
        var more = new java.util.ArrayList<>(labels);
        more.add(new Label(where, text));
        return new Diagnostic(code, span, message, more, help, fix);
    }

    public Diagnostic fix(Span where, String replacement) {
        return new Diagnostic(code, span, message, labels, help, Optional.of(new Fix(where, replacement)));
    }

    public boolean isError() {
        return code.level() == Level.ERROR;
    }
}
