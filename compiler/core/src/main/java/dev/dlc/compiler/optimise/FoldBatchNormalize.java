package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.WeightsOnly;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Multiplies the weights of a convolution, or of a linear operation, by the factors of the normalisation that alone reads what
 * comes out. Only where nothing trains: factors and offsets then come from weights and running statistics alone.
 *
 * <pre>
 * before: %4 = Convolve %1 %w;  %5 = Elementwise[a + b] %4 %bias;  %6 = Elementwise[a * b + c] %5 %factor %offset
 * after:  %8 = Elementwise[a * b] %w %factor;  %9 = Elementwise[a * b + c] %bias %factor %offset
 *         %4 = Convolve %1 %8;  %6 = Elementwise[a + b] %4 %9
 * </pre>
 *
 * The results differ from the ones before in their last bits: each product is rounded once more, each sum once less.
 */
final class FoldBatchNormalize {
    private final GraphBuilder builder;
    private final Set<Value> constants;
    private final Map<Value, Node> producers = new HashMap<>();
    private final Map<Value, Integer> uses;
    /** By the convolution or linear operation, and by the normalisation. */
    private final Map<Node, Fold> folds = new IdentityHashMap<>();
    /** The operations that add a bias: it goes into the offset. */
    private final Map<Node, Fold> biases = new IdentityHashMap<>();

    /** @param bias the operation that adds the bias; null where there is none */
    private record Fold(Node product, Node bias, Node normalize) {
        Value factor() {
            return normalize.inputs().get(1);
        }

        Value offset() {
            return normalize.inputs().get(2);
        }
    }

    private FoldBatchNormalize(Graph graph) {
        this.builder = GraphBuilder.rebuilding(graph);
        this.constants = WeightsOnly.of(graph);
        this.uses = FuseElementwise.uses(graph);
    }

    static Graph run(Graph graph) {
        return new FoldBatchNormalize(graph).fold(graph);
    }

    private Graph fold(Graph graph) {
        graph.nodes().forEach(node -> node.outputs().forEach(output -> producers.put(output, node)));
        graph.nodes().forEach(this::find);
        // what is folded in must be there before the convolution
        graph.nodes().stream().filter(this::isConstant).forEach(builder::add);
        for (Node node : graph.nodes()) {
            Fold fold = folds.get(node);
            if (fold == null) {
                if (!isConstant(node) && !biases.containsKey(node)) {
                    builder.add(node);
                }
            } else if (node == fold.product) {
                builder.add(node.withInputs(List.of(node.inputs().get(0), weights(fold))));
            } else {
                builder.add(new Node(
                        Elementwise.sum(),
                        List.of(fold.product.output(), offset(fold)),
                        node.outputs(),
                        node.origin()));
            }
        }
        return graph.withNodes(builder.nodes());
    }

    private boolean isConstant(Node node) {
        return constants.contains(node.output());
    }

    private void find(Node node) {
        if (!Elementwise.affine().equals(node.op())
                || !areConstant(node.inputs().subList(1, 3))) {
            return;
        }
        Node before = onlyUsed(node.inputs().get(0));
        Node bias = null;
        if (before != null
                && Elementwise.sum().equals(before.op())
                && areConstant(before.inputs().subList(1, 2))) {
            bias = before;
            before = onlyUsed(bias.inputs().get(0));
        }
        if (before == null
                || !isProduct(before)
                || !isAlongChannels(node.inputs().get(1), before)) {
            return;
        }
        if (bias != null && !isAlongChannels(bias.inputs().get(1), before)) {
            return;
        }
        Fold fold = new Fold(before, bias, node);
        folds.put(before, fold);
        folds.put(node, fold);
        if (bias != null) {
            biases.put(bias, fold);
        }
    }

    private boolean areConstant(List<Value> values) {
        return constants.containsAll(values);
    }

    private Node onlyUsed(Value value) {
        return uses.get(value) == 1 ? producers.get(value) : null;
    }

    private boolean isProduct(Node node) {
        return (node.op() instanceof Convolve
                        || node.op() instanceof Linear && node.output().shape().rank() == 1)
                && constants.contains(node.inputs().get(1));
    }

    /** True for [channels, 1, …] beside what the operation gives. */
    private static boolean isAlongChannels(Value vector, Node product) {
        return vector.shape().equals(perChannel(product.output().shape()));
    }

    private static Shape perChannel(Shape shape) {
        List<Integer> dimensions = new ArrayList<>(Collections.nCopies(shape.rank(), 1));
        dimensions.set(0, shape.get(0));
        return new Shape(dimensions);
    }

    private Value weights(Fold fold) {
        Value weights = fold.product.inputs().get(1);
        Value factor = builder.add(
                new Reshape(perChannel(weights.shape())),
                List.of(fold.factor()),
                fold.product.origin(),
                fold.factor().name());
        return builder.add(
                Elementwise.product(), List.of(weights, factor), fold.product.origin(), weights.name() + ".folded");
    }

    private Value offset(Fold fold) {
        return fold.bias == null
                ? fold.offset()
                : builder.add(
                        Elementwise.affine(),
                        List.of(fold.bias.inputs().get(1), fold.factor(), fold.offset()),
                        fold.normalize.origin(),
                        fold.offset().name() + ".folded");
    }
}
