package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.PackWeights;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.WeightsOnly;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the weights of convolutions and linear operations out as their kernels read them. With one sample that takes as long as
 * the operation itself; where nothing trains it is done once.
 *
 * <pre>
 * before: %4 = Convolve %1 %w
 * after:  %5 = PackWeights %w;  %4 = Convolve %1 %5
 * </pre>
 *
 * Not for linear operations on sequences: kernels for several rows read the weights as they are.
 */
final class PackConstantWeights {
    private static final int FEW_ROWS = 3;

    private final GraphBuilder builder;
    private final Set<Value> constants;
    private final Map<PackedFor, Value> packed = new HashMap<>();

    /** Weights that are shared are packed once for all operations that read them alike. */
    private record PackedFor(Value weights, PackWeights op) {
        // Few weights are shared. What a record gets by itself, Java puts together anew at each start.
        @Override
        public boolean equals(Object other) {
            return other instanceof PackedFor packing && weights.equals(packing.weights) && op.equals(packing.op);
        }

        @Override
        public int hashCode() {
            return weights.hashCode();
        }
    }

    private PackConstantWeights(Graph graph) {
        this.builder = GraphBuilder.rebuilding(graph);
        this.constants = WeightsOnly.of(graph);
    }

    static Graph run(Graph graph) {
        var pass = new PackConstantWeights(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Convolve convolve) {
                pass.pack(node, Optional.of(new PackWeights(Optional.of(convolve.window()))));
            } else if (node.op() instanceof Linear
                    && Linear.rows(node.inputs().get(0).shape()) <= FEW_ROWS) {
                pass.pack(node, Optional.of(new PackWeights(Optional.empty())));
            } else {
                pass.pack(node, Optional.empty());
            }
        }
        return graph.withNodes(pass.builder.nodes());
    }

    private void pack(Node node, Optional<PackWeights> op) {
        if (op.isEmpty() || !constants.contains(node.inputs().get(1))) {
            builder.add(node);
            return;
        }
        Value weights = node.inputs().get(1);
        PackedFor key = new PackedFor(weights, op.get());
        Value packing = packed.get(key);
        if (packing == null) {
            packing = builder.add(op.get(), List.of(weights), node.origin(), weights.name() + ".packed");
            packed.put(key, packing);
        }
        builder.add(node.withInputs(List.of(node.inputs().get(0), packing)));
    }
}
