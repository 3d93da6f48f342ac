package dev.dlc.compiler.graph;

import dev.dlc.compiler.scalar.Traverse;
import java.util.HashSet;
import java.util.Set;

/** Finds what depends on weights alone: a pass that predicts computes it once, not for each sample. */
public final class WeightsOnly {
    private WeightsOnly() {}

    /** These weights and all values that are computed from them alone. */
    public static Set<Value> of(Graph graph, Set<Value> weights) {
        Set<Value> found = new HashSet<>(weights);
        for (Node node : graph.nodes()) {
            if (isPlain(node.op()) && !node.inputs().isEmpty() && found.containsAll(node.inputs())) {
                found.addAll(node.outputs());
            }
        }
        return found;
    }

    /** As {@link #of(Graph, Set)}, of all weights. */
    public static Set<Value> of(Graph graph) {
        return of(graph, new HashSet<>(graph.weights().values()));
    }

    private static boolean isPlain(Op op) {
        return op instanceof Reshape
                || op instanceof PackWeights
                || op instanceof Elementwise elementwise
                        && !Traverse.contains(elementwise.formula(), Elementwise.SAMPLES);
    }
}
