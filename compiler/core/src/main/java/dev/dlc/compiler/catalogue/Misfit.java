package dev.dlc.compiler.catalogue;

import dev.dlc.compiler.diagnostic.Code;

/** Arguments or shapes that an entry cannot work with; the analyser makes it a diagnostic at the argument or the call. */
public final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Code code;
    private final String argument;
    private final String help;

    /**
     * @param argument the argument at fault, or null where it is the call as a whole
     * @param message the cause, as {@code Diagnostic.message}
     * @param help what to do, or null
     */
    public Misfit(Code code, String argument, String message, String help) {
        super(message, null, false, false);
        this.code = code;
        this.argument = argument;
        this.help = help;
    }

    public Code code() {
        return code;
    }

    public String argument() {
        return argument;
    }

    public String help() {
        return help;
    }
}
