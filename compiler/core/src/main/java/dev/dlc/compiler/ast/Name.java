package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;

/**
 * A word where it is written.
 *
 * @param text without quotes and escapes where it was written as a string ({@code class { "T-shirt" }})
 */
public record Name(String text, Span span) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && text.equals(name.text) && span.equals(name.span);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + span.hashCode();
    }
}
