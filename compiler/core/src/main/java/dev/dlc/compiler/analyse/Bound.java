package dev.dlc.compiler.analyse;

import dev.dlc.compiler.source.Span;
import java.util.Map;

/**
 * A call whose arguments are checked.
 *
 * @param entry the record that it makes
 * @param name as called
 * @param span the call
 * @param arguments where each given argument stands, by the parameter's name
 * @param largestArgument where the largest number is given, the call where none is: what to change if it all gets too large
 */
record Bound<T>(T entry, String name, Span span, Map<String, Span> arguments, Span largestArgument) {
    Bound {
        arguments = Map.copyOf(arguments);
    }

    /** A call without arguments. */
    static <T> Bound<T> bare(T entry, String name, Span span) {
        return new Bound<>(entry, name, span, Map.of(), span);
    }
}
