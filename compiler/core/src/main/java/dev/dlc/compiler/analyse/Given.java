package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.source.Span;
import java.util.Optional;

/**
 * An argument of a call with its value.
 *
 * @param name empty for a positional one
 * @param nameSpan the name, or the value of a positional one
 * @param span the value
 */
record Given(Optional<String> name, Span nameSpan, Evaluated value, Span span) {
    static Given of(Argument argument, Evaluated value) {
        Span span = argument.value().span();
        return new Given(
                argument.name().map(Name::text), argument.name().map(Name::span).orElse(span), value, span);
    }
}
