package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;

/**
 * A tensor of the graph: an input, a weight, or the output of one operation.
 *
 * @param id unique in its graph
 * @param shape of one sample where batched, of the whole tensor otherwise
 * @param batched true where there is one for each sample
 * @param name for people: the path of the layer or weight that it comes from
 */
public record Value(int id, Shape shape, boolean batched, String name) {
    // Every stage has maps of values. The methods that a record gets by itself hash all components, and Java puts them
    // together
    // anew at each start.
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Value value
                        && id == value.id
                        && batched == value.batched
                        && shape.equals(value.shape)
                        && name.equals(value.name);
    }

    @Override
    public int hashCode() {
        return id;
    }
}
