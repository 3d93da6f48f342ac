package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.BatchStatistics;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops operations whose outputs nothing reads.
 *
 * <pre>
 * before: %3 = Linear %1 %2;  %4 = Elementwise %3;  output %3
 * after:  %3 = Linear %1 %2;  output %3
 * </pre>
 */
final class EliminateDead {
    private EliminateDead() {}

    static Graph run(Graph graph) {
        Set<Value> live = new HashSet<>(graph.outputs());
        graph.losses().forEach(loss -> {
            live.add(loss.perSample());
            loss.total().ifPresent(live::add);
        });
        live.addAll(graph.gradients().values());
        List<Node> kept = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            // batch statistics also move the running ones
            if (node.op() instanceof BatchStatistics || node.outputs().stream().anyMatch(live::contains)) {
                kept.add(node);
                live.addAll(node.inputs());
            }
        }
        Collections.reverse(kept);
        return graph.withNodes(kept);
    }
}
