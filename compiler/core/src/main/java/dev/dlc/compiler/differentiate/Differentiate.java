package dev.dlc.compiler.differentiate;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Appends the operations that compute the gradient of the loss in every trainable tensor: reverse-mode differentiation, from
 * the last operation to the first, each handing on to its inputs what {@link Gradients} says. Nothing is computed for what no
 * trainable tensor lies behind.
 */
public final class Differentiate {
    private final Graph graph;
    private final GraphBuilder builder;
    private final Map<Value, Value> gradients = new HashMap<>();
    private final Set<Value> wanted = new HashSet<>();

    private Differentiate(Graph graph) {
        this.graph = graph;
        this.builder = new GraphBuilder(graph);
    }

    /** @param trainable the paths of the tensors that train */
    public static Graph differentiate(Graph graph, Set<String> trainable) {
        return new Differentiate(graph).run(trainable);
    }

    private Graph run(Set<String> trainable) {
        graph.weights().forEach((path, value) -> {
            if (trainable.contains(path)) {
                wanted.add(value);
            }
        });
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.outputs());
            }
        }
        for (Graph.LossValue loss : graph.losses()) {
            // the loss is the mean over the batch: each sample's share of it
            Scalar share = Scalar.constant(loss.factor()).over(Elementwise.SAMPLES);
            Origin origin = new Origin("loss", -1, Origin.Phase.BACKWARD);
            accumulate(loss.perSample(), builder.add(new Elementwise(share), List.of(), origin, "share"), origin);
        }
        List<Node> forward = graph.nodes();
        for (int i = forward.size() - 1; i >= 0; i--) {
            Node node = forward.get(i);
            if (gradients.containsKey(node.output())) {
                node.op().accept(new Gradients(new InNode(node)));
            }
        }
        Map<String, Value> found = new LinkedHashMap<>();
        graph.weights().forEach((path, value) -> {
            if (trainable.contains(path)) {
                if (!gradients.containsKey(value)) {
                    throw new IllegalStateException("no gradient reaches " + path);
                }
                found.put(path, gradients.get(value));
            }
        });
        return new Graph(
                graph.inputs(),
                graph.targets(),
                graph.weights(),
                builder.nodes(),
                graph.outputs(),
                graph.losses(),
                found);
    }

    private void accumulate(Value value, Value gradient, Origin origin) {
        if (!wanted.contains(value)) {
            return;
        }
        Value before = gradients.get(value);
        gradients.put(
                value,
                before == null
                        ? gradient
                        : builder.add(Elementwise.sum(), List.of(before, gradient), origin, gradient.name()));
    }

    /** One operation of the forward pass, as its gradient rule sees it. */
    final class InNode {
        private final Node node;
        private final Origin origin;

        InNode(Node node) {
            this.node = node;
            this.origin = node.origin().in(Origin.Phase.BACKWARD);
        }

        int inputs() {
            return node.inputs().size();
        }

        Value input(int index) {
            return node.inputs().get(index);
        }

        Value output(int index) {
            return node.outputs().get(index);
        }

        /** The gradient of the loss in the first output. */
        Value gradient() {
            return gradients.get(node.output());
        }

        boolean wants(int input) {
            return wanted.contains(input(input));
        }

        /** Adds to the gradient of an input. */
        void give(int input, Value gradient) {
            accumulate(input(input), gradient, origin);
        }

        Value add(Op op, Value... inputs) {
            return addAll(op, inputs).get(0);
        }

        List<Value> addAll(Op op, Value... inputs) {
            return builder.addAll(op, List.of(inputs), origin, node.output().name() + ".gradient");
        }
    }
}
