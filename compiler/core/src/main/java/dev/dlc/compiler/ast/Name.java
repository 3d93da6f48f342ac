package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;

/**
 * A word where it is written.
 *
 * @param text without quotes and escapes where it was written as a string ({@code class { "T-shirt" }})
 */
public record Name(String text, Span span) {}
