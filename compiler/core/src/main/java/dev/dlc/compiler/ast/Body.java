package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the braces of a block, a network, {@code if}, {@code for} and {@code repeat}.
 *
 * @param values the named values, in the order written
 * @param result the value or pipeline without a name, which comes last
 * @param span with the braces
 */
public record Body(List<NamedValue> values, Optional<Expression> result, Span span) {
    public Body {
        values = List.copyOf(values);
    }

    /** {@code stem = image -> relu}. */
    public record NamedValue(Name name, Expression value, Span span) {}
}
