package dev.dlc.compiler.analyse;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;

/** Makes what an entry cannot work with a diagnostic in its place. */
final class Misfits {
    private Misfits() {}

    static Diagnostic diagnostic(Misfit misfit, Span span) {
        return misfit.help() == null
                ? Diagnostic.of(misfit.code(), span, misfit.getMessage())
                : Diagnostic.of(misfit.code(), span, misfit.getMessage(), misfit.help());
    }

    /** At the argument at fault, at the call where it is the call as a whole. */
    static Diagnostic diagnostic(Misfit misfit, Bound<?> call) {
        Span span = misfit.argument() == null ? null : call.arguments().get(misfit.argument());
        return diagnostic(misfit, span == null ? call.span() : span);
    }
}
