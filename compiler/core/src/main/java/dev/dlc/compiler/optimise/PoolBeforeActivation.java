package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Traverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the largest numbers of windows before a formula that never falls, a bias and a rectifier for instance: it is then
 * computed for a quarter of the numbers. The bits stay the same, as a rounded sum never falls either.
 *
 * <pre>
 * before: %3 = Elementwise[max(a + b, 0)] %1 %bias;  %4 = Pool[MAXIMUM] %3
 * after:  %5 = Pool[MAXIMUM] %1;  %4 = Elementwise[max(a + b, 0)] %5 %bias
 * </pre>
 *
 * Not where something else reads the formula's values, nor where another operand changes within a channel.
 */
final class PoolBeforeActivation {
    private final GraphBuilder builder;
    private final Map<Value, Node> producers = new HashMap<>();
    private final Map<Value, Integer> uses;

    private PoolBeforeActivation(Graph graph) {
        this.builder = GraphBuilder.rebuilding(graph);
        this.uses = FuseElementwise.uses(graph);
    }

    static Graph run(Graph graph) {
        var pass = new PoolBeforeActivation(graph);
        for (Node node : graph.nodes()) {
            node.outputs().forEach(output -> pass.producers.put(output, node));
            pass.add(node);
        }
        return EliminateDead.run(graph.withNodes(pass.builder.nodes()));
    }

    private void add(Node node) {
        Value pooled = node.inputs().isEmpty() ? null : node.inputs().get(0);
        Node activation = pooled == null ? null : producers.get(pooled);
        if (!(node.op() instanceof Pool pool)
                || pool.kind() != Pool.Kind.MAXIMUM
                || activation == null
                || uses.get(pooled) != 1
                || !(activation.op() instanceof Elementwise elementwise)) {
            builder.add(node);
            return;
        }
        int image = image(activation, elementwise.formula());
        if (image < 0) {
            builder.add(node);
            return;
        }
        List<Value> operands = new ArrayList<>(activation.inputs());
        operands.set(
                image,
                builder.add(
                        pool,
                        List.of(operands.get(image)),
                        node.origin(),
                        node.origin().path()));
        builder.add(new Node(new Elementwise(elementwise.formula()), operands, node.outputs(), node.origin()));
    }

    /** The operand in which the formula never falls, the others being the same for a whole channel; -1 where there is none. */
    private static int image(Node activation, Scalar formula) {
        int found = -1;
        for (int i = 0; i < activation.inputs().size(); i++) {
            Value input = activation.inputs().get(i);
            if (input.batched() && input.shape().equals(activation.output().shape())) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            } else if (!isForChannels(input)) {
                return -1;
            }
        }
        return found >= 0 && neverFalls(formula, found) ? found : -1;
    }

    /** [channels, 1, 1], or a number. */
    private static boolean isForChannels(Value value) {
        return value.shape().rank() == 0
                || value.shape().sizeFrom(1) == 1 && value.shape().rank() == 3;
    }

    /** True where a larger operand never gives a smaller number, in floating point as well. */
    private static boolean neverFalls(Scalar formula, int operand) {
        if (!Traverse.operands(formula).contains(operand)) {
            return true;
        }
        if (formula instanceof Scalar.Binary sum && sum.operator() == Scalar.Operator.ADD) {
            return neverFalls(sum.left(), operand) && neverFalls(sum.right(), operand);
        }
        boolean maximum = formula instanceof Scalar.Select select
                && select.then().equals(select.left())
                && select.otherwise().equals(select.right());
        return formula.equals(Scalar.operand(operand))
                || maximum
                        && neverFalls(((Scalar.Select) formula).left(), operand)
                        && neverFalls(((Scalar.Select) formula).right(), operand);
    }
}
