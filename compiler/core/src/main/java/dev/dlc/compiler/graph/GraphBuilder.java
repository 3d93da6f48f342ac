package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Appends operations, numbering their values and inferring their shapes. */
public final class GraphBuilder {
    private final List<Node> nodes;
    private int next;

    /** Starts an empty graph. */
    public GraphBuilder() {
        this.nodes = new ArrayList<>();
    }

    /** Continues a graph: nodes are appended behind its own. */
    public GraphBuilder(Graph graph) {
        this(graph.nodes(), firstFree(graph));
    }

    /** Starts anew behind the values of a graph: for passes that rebuild its nodes. */
    public static GraphBuilder rebuilding(Graph graph) {
        return new GraphBuilder(List.of(), firstFree(graph));
    }

    private GraphBuilder(List<Node> nodes, int next) {
        this.nodes = new ArrayList<>(nodes);
        this.next = next;
    }

    private static int firstFree(Graph graph) {
        int largest = -1;
        for (Value value : graph.inputs()) {
            largest = Math.max(largest, value.id());
        }
        for (Value value : graph.targets()) {
            largest = Math.max(largest, value.id());
        }
        for (Value value : graph.weights().values()) {
            largest = Math.max(largest, value.id());
        }
        for (Node node : graph.nodes()) {
            for (Value value : node.outputs()) {
                largest = Math.max(largest, value.id());
            }
        }
        return largest + 1;
    }

    /** A value that no operation computes: an input, a target, a weight. */
    public Value leaf(Shape shape, boolean batched, String name) {
        return new Value(next++, shape, batched, name);
    }

    public List<Value> addAll(Op op, List<Value> inputs, Origin origin, String name) {
        List<Value> outputs = new ArrayList<>();
        for (Op.Result result : op.infer(inputs)) {
            outputs.add(new Value(next++, result.shape(), result.batched(), name + op.suffix(outputs.size())));
        }
        nodes.add(new Node(op, inputs, outputs, origin));
        return outputs;
    }

    public Value add(Op op, List<Value> inputs, Origin origin, String name) {
        return addAll(op, inputs, origin, name).get(0);
    }

    /** Appends a node as it is. */
    public void add(Node node) {
        nodes.add(node);
    }

    public List<Node> nodes() {
        return nodes;
    }
}
