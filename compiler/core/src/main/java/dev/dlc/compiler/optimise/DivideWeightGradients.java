package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.AddParts;
import dev.dlc.compiler.graph.ConvolveWeightGradient;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.PartialWeightGradients;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sums the gradients of convolutions' weights over parts of the batch, and adds the parts up when all gradients are there: threads
 * then read different samples. Divided by filters or channels alone, each would have to read and transform every sample.
 *
 * <pre>
 * before: %5 = ConvolveWeightGradient %1 %4;  …  gradient %5
 * after:  %6 = PartialWeightGradients[8] %1 %4;  …  %5 = AddParts[8] %6;  gradient %5
 * </pre>
 *
 * Not where something else reads the gradient (that of a kernel which several layers share is a sum of several), nor where the
 * weights are so many that the parts would take longer to write and read than they save.
 */
final class DivideWeightGradients {
    private static final int PARTS = 8;

    /** Numbers that the parts of a tensor have at most: a megabyte, which a second-level cache holds. */
    private static final int NUMBERS = 1 << 18;

    private DivideWeightGradients() {}

    static Graph run(Graph graph) {
        Set<Value> gradients = new HashSet<>(graph.gradients().values());
        graph.nodes().forEach(node -> node.inputs().forEach(gradients::remove));
        GraphBuilder builder = GraphBuilder.rebuilding(graph);
        List<Node> sums = new ArrayList<>();
        for (Node node : graph.nodes()) {
            int parts = node.op() instanceof ConvolveWeightGradient op && gradients.contains(node.output())
                    ? parts(op.window())
                    : 1;
            if (parts == 1) {
                builder.add(node);
                continue;
            }
            Window window = ((ConvolveWeightGradient) node.op()).window();
            Value all = builder.add(
                    new PartialWeightGradients(window, parts),
                    node.inputs(),
                    node.origin(),
                    node.output().name() + ".parts");
            Origin origin = new Origin("gradients", -1, Origin.Phase.BACKWARD);
            sums.add(new Node(new AddParts(window, parts), List.of(all), node.outputs(), origin));
        }
        sums.forEach(builder::add);
        return graph.withNodes(builder.nodes());
    }

    private static int parts(Window window) {
        int parts = PARTS;
        while (parts > 1 && (long) parts * window.weights().size() > NUMBERS) {
            parts /= 2;
        }
        return parts;
    }
}
