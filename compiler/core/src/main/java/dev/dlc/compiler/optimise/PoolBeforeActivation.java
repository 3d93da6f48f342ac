package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Op;
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
 * computed for a quarter of the numbers, and so are its gradients. The bits stay the same, as a rounded sum never falls either.
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
        Node activation = node.op() instanceof Pool pool && pool.kind() == Pool.Kind.MAXIMUM ? before(node) : null;
        if (activation == null) {
            builder.add(node);
        } else {
            builder.add(new Node(smaller(activation), pooled(node, activation), node.outputs(), node.origin()));
        }
    }

    /** What the activation reads, the image pooled first, before what is in front of this activation if that may be. */
    private List<Value> pooled(Node pool, Node activation) {
        int image = image(activation);
        List<Value> operands = new ArrayList<>(activation.inputs());
        Node earlier = pool.withInputs(List.of(operands.get(image)));
        Node front = before(earlier);
        operands.set(
                image,
                builder.add(
                        front == null ? pool.op() : smaller(front),
                        front == null ? earlier.inputs() : pooled(earlier, front),
                        pool.origin(),
                        pool.origin().path()));
        return operands;
    }

    /** The same formula, for as many numbers as come out of the pool. */
    private static Op smaller(Node activation) {
        return new Elementwise(((Elementwise) activation.op()).formula());
    }

    /** The formula that only the pool reads, and that never falls; null where there is none. */
    private Node before(Node pool) {
        Value image = pool.inputs().get(0);
        Node activation = producers.get(image);
        return activation != null
                        && uses.get(image) == 1
                        && activation.op() instanceof Elementwise
                        && image(activation) >= 0
                ? activation
                : null;
    }

    /** The operand in which the formula never falls, the others being the same for a whole channel; -1 where there is none. */
    private static int image(Node activation) {
        Scalar formula = ((Elementwise) activation.op()).formula();
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
