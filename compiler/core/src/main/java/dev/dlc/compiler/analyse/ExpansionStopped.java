package dev.dlc.compiler.analyse;

import dev.dlc.compiler.diagnostic.Diagnostic;

/** Ends the expansion of a network that would never end or not fit; thrown where going on would only repeat the problem. */
final class ExpansionStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    ExpansionStopped(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
