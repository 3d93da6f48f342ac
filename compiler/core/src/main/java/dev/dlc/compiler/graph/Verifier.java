package dev.dlc.compiler.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a graph after a stage: what it throws is a bug of that stage. */
public final class Verifier {
    private Verifier() {}

    /**
     * @param after the stage that built the graph, for the message
     * @throws IllegalStateException if a value is read before it is written, written twice, or has another shape than its
     *     operation gives it
     */
    public static Graph verify(Graph graph, String after) {
        Set<Value> known = new HashSet<>(graph.inputs());
        known.addAll(graph.targets());
        known.addAll(graph.weights().values());
        Set<Integer> ids = new HashSet<>();
        known.forEach(value -> ids.add(value.id()));
        for (Node node : graph.nodes()) {
            for (Value input : node.inputs()) {
                require(known.contains(input), after, node, "reads %s before it is written", input);
            }
            List<Op.Result> results;
            try {
                results = node.op().infer(node.inputs());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("after " + after + ": " + node + ": " + e.getMessage(), e);
            }
            require(
                    results.size() == node.outputs().size(),
                    after,
                    node,
                    "has %d outputs",
                    node.outputs().size());
            for (int i = 0; i < results.size(); i++) {
                Value output = node.outputs().get(i);
                require(ids.add(output.id()), after, node, "writes value %d again", output.id());
                require(
                        results.get(i).shape().equals(output.shape())
                                && results.get(i).batched() == output.batched(),
                        after,
                        node,
                        "gives %s for %s",
                        results.get(i),
                        output);
                known.add(output);
            }
        }
        for (Value output : graph.outputs()) {
            require(known.contains(output), after, null, "output %s is never written", output);
        }
        graph.gradients().forEach((path, gradient) -> {
            require(known.contains(gradient), after, null, "the gradient of %s is never written", path);
            require(
                    gradient.shape().equals(graph.weights().get(path).shape()) && !gradient.batched(),
                    after,
                    null,
                    "the gradient of %s has shape %s",
                    path,
                    gradient.shape());
        });
        return graph;
    }

    private static void require(boolean holds, String after, Node node, String format, Object... arguments) {
        if (!holds) {
            throw new IllegalStateException("after " + after + ": "
                    + (node == null ? "" : node.op() + " of " + node.origin().path() + " ")
                    + String.format(format, arguments));
        }
    }
}
