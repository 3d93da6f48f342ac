package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Traverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a formula that only one other formula reads inside that one, so that its values never go to memory.
 *
 * <pre>
 * before: %3 = Elementwise[a + b] %1 %2;  %4 = Elementwise[a > 0 ? a : 0] %3
 * after:  %4 = Elementwise[a + b > 0 ? a + b : 0] %1 %2
 * </pre>
 *
 * Not where the shapes differ: the inner formula would be computed again for every copy that broadcasting makes.
 */
final class FuseElementwise {
    /** Larger formulas don't fit the registers of a machine. */
    private static final int MOST_OPERATIONS = 48;

    private static final int MOST_OPERANDS = 12;

    private final Map<Value, Integer> uses = new HashMap<>();
    private final Map<Value, Node> producers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private FuseElementwise() {}

    static Graph run(Graph graph) {
        return new FuseElementwise().fuse(graph);
    }

    private Graph fuse(Graph graph) {
        uses.putAll(uses(graph));
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Elementwise elementwise) {
                Node fused = absorb(node, elementwise);
                producers.put(fused.output(), fused);
                nodes.add(fused);
            } else {
                nodes.add(node);
            }
        }
        return EliminateDead.run(graph.withNodes(nodes));
    }

    /** How often each value is read, by operations and by who runs the pass. */
    static Map<Value, Integer> uses(Graph graph) {
        List<Value> read = new ArrayList<>();
        graph.nodes().forEach(node -> read.addAll(node.inputs()));
        read.addAll(graph.outputs());
        graph.losses().forEach(loss -> {
            read.add(loss.perSample());
            loss.total().ifPresent(read::add);
        });
        read.addAll(graph.gradients().values());
        Map<Value, Integer> uses = new HashMap<>();
        read.forEach(value -> uses.merge(value, 1, Integer::sum));
        return uses;
    }

    private Node absorb(Node node, Elementwise op) {
        List<Value> operands = new ArrayList<>();
        List<Scalar> parts = new ArrayList<>();
        Origin origin = node.origin();
        int operations = Traverse.operations(op.formula());
        for (Value input : node.inputs()) {
            Node producer = producers.get(input);
            if (producer != null && fits(producer, input, node, operations, operands.size())) {
                Scalar inner = ((Elementwise) producer.op()).formula();
                operations += Traverse.operations(inner);
                parts.add(Traverse.substitute(inner, indices(producer.inputs(), operands)));
                if (last(producer) && uses.get(input) == 1) {
                    // the code then stands where the values are made: bias and activation in their convolution's method
                    origin = producer.origin();
                    nodes.remove(nodes.size() - 1);
                }
            } else {
                parts.add(indices(List.of(input), operands).get(0));
            }
        }
        Scalar formula = Traverse.substitute(op.formula(), parts);
        return new Node(new Elementwise(formula, node.output().shape()), operands, node.outputs(), origin);
    }

    private boolean fits(Node producer, Value value, Node node, int operations, int operands) {
        Value output = node.output();
        int more = Traverse.operations(((Elementwise) producer.op()).formula());
        if (operations + more > MOST_OPERATIONS || operands + producer.inputs().size() > MOST_OPERANDS) {
            return false;
        }
        boolean constant = producer.inputs().isEmpty();
        if (constant && !staysBatched(node)) {
            return false;
        }
        boolean sameShape = value.shape().equals(output.shape()) && value.batched() == output.batched();
        return constant || (uses.get(value) == 1 && sameShape);
    }

    /** Numbers that come from no input are batched; without them, what is left of the inputs must be, too. */
    private boolean staysBatched(Node node) {
        return node.inputs().stream().allMatch(this::isConstant)
                || node.inputs().stream().anyMatch(input -> input.batched() && !isConstant(input));
    }

    private boolean isConstant(Value value) {
        return producers.containsKey(value) && producers.get(value).inputs().isEmpty();
    }

    private boolean last(Node producer) {
        return !nodes.isEmpty() && nodes.get(nodes.size() - 1) == producer;
    }

    /** The operands that stand for these values, adding those that are not there yet. */
    private static List<Scalar> indices(List<Value> values, List<Value> operands) {
        List<Scalar> indices = new ArrayList<>();
        for (Value value : values) {
            if (!operands.contains(value)) {
                operands.add(value);
            }
            indices.add(Scalar.operand(operands.indexOf(value)));
        }
        return indices;
    }
}
