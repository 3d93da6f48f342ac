package dev.dlc.compiler.graph;

/**
 * Where an operation comes from, so that its code can stand in the method of its layer.
 *
 * @param path of the layer, or of the loss term: {@code body.0.main.conv2d}
 * @param layer the layer's id in the model, -1 for what is no layer's
 */
public record Origin(String path, int layer, Phase phase) {
    /** The pass an operation belongs to. */
    public enum Phase {
        FORWARD,
        LOSS,
        BACKWARD
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Origin origin
                        && layer == origin.layer
                        && phase == origin.phase
                        && path.equals(origin.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    public Origin in(Phase other) {
        return new Origin(path, layer, other);
    }
}
