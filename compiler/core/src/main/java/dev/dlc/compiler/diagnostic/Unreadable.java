package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.Span;

/** A file that is no source, or not one that may be read; who asked for it tells of it. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String help;
    private final String place;

    /**
     * @param problem which file, where in it, what
     * @param help what to do about it
     */
    public Unreadable(Code code, String problem, String help) {
        this(code, problem, help, "");
    }

    /** @param place in the file, in words: {@code line 3, byte 40} */
    Unreadable(Code code, String problem, String help, String place) {
        super(problem, null, false, false);
        this.code = code;
        this.help = help;
        this.place = place;
    }

    public Code code() {
        return code;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }

    /** Where in the file, in words; empty where it is the whole file. */
    public String place() {
        return place;
    }

    /** The problem of the place that asks for the file. */
    public Diagnostic diagnostic(Span span) {
        return Diagnostic.of(code, span, getMessage(), help);
    }
}
