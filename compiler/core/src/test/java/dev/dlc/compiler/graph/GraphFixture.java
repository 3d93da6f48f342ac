package dev.dlc.compiler.graph;

import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds small graphs for tests of passes. */
public final class GraphFixture {
    public static final Origin FIRST = new Origin("first", 1, Origin.Phase.FORWARD);
    public static final Origin SECOND = new Origin("second", 2, Origin.Phase.FORWARD);

    private final GraphBuilder builder = new GraphBuilder();
    private final List<Value> inputs = new ArrayList<>();
    private final Map<String, Value> weights = new HashMap<>();

    public Value input(Integer... dimensions) {
        Value value = builder.leaf(Shape.of(dimensions), true, "input" + inputs.size());
        inputs.add(value);
        return value;
    }

    public Value weight(String path, Integer... dimensions) {
        Value value = builder.leaf(Shape.of(dimensions), false, path);
        weights.put(path, value);
        return value;
    }

    public Value add(Origin origin, Op op, Value... values) {
        return builder.add(op, List.of(values), origin, origin.path());
    }

    public List<Value> addAll(Origin origin, Op op, Value... values) {
        return builder.addAll(op, List.of(values), origin, origin.path());
    }

    public Graph graph(Value... outputs) {
        Graph graph = new Graph(inputs, List.of(), weights, builder.nodes(), List.of(outputs), List.of(), Map.of());
        return Verifier.verify(graph, "the fixture");
    }

    public static List<String> operations(Graph graph) {
        return graph.nodes().stream()
                .map(node -> node.op().getClass().getSimpleName())
                .toList();
    }
}
