package dev.dlc.compiler.model;

import dev.dlc.compiler.shape.Shape;
import dev.dlc.compiler.source.Span;
import java.util.List;

/**
 * An input or a target.
 *
 * @param id the value's number, unique among ports and layers of a model
 * @param kind what its numbers are
 * @param shape of one sample, [] for a single number
 * @param limit the number of classes or tokens of {@link Kind#INDEX}, otherwise 0
 * @param classes the names of the classes where the model names them, otherwise empty
 * @param span the declaration
 */
public record Port(int id, String name, Kind kind, Shape shape, int limit, List<String> classes, Span span) {
    /** What the numbers of an input or a target are. */
    public enum Kind {
        /** Real numbers: {@code float}, {@code float[d…]}. */
        REAL,
        /** Whole numbers from 0 to the limit: {@code class { … }}, {@code class[n]}, {@code int[n] < limit}. */
        INDEX,
        /** 0 or 1: {@code binary}. */
        BINARY
    }

    public Port {
        classes = List.copyOf(classes);
    }

    // Ports are looked for in lists; what a record gets by itself, Java puts together anew at each start.
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Port port
                        && id == port.id
                        && limit == port.limit
                        && kind == port.kind
                        && name.equals(port.name)
                        && shape.equals(port.shape)
                        && classes.equals(port.classes)
                        && span.equals(port.span);
    }

    @Override
    public int hashCode() {
        return id;
    }
}
