package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.Span;

/** A file that is no source, or not one that may be read; who asked for it tells of it. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String help;

    /**
     * @param problem which file, where in it, what
     * @param help what to do about it
     */
    public Unreadable(Code code, String problem, String help) {
        super(problem, null, false, false);
        this.code = code;
        this.help = help;
    }

    public Code code() {
        return code;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }

    /** The problem of the place that asks for the file. */
    public Diagnostic diagnostic(Span span) {
        return Diagnostic.of(code, span, getMessage(), help);
    }
}
