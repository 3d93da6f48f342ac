package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The type of an input or a target, as written: {@code float}, {@code float[1, 28, 28]}, {@code int[n] < vocab},
 * {@code class { cat, "T-shirt" }}, {@code class[n]}, {@code class[n][t]}, {@code binary}.
 *
 * @param name the word before everything else; it may be unknown
 * @param sizes the lists in brackets, in order: none for {@code float}, two for {@code class[n][t]}
 * @param limit what follows {@code <}
 * @param classes the names in braces
 */
public record PortType(
        Name name, List<List<Expression>> sizes, Optional<Expression> limit, Optional<List<Name>> classes, Span span) {
    public PortType {
        sizes = sizes.stream().map(List::copyOf).toList();
        classes = classes.map(List::copyOf);
    }
}
