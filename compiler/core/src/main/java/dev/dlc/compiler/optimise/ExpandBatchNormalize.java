package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.operand;

import dev.dlc.compiler.graph.BatchNormalize;
import dev.dlc.compiler.graph.BatchNormalizeGradient;
import dev.dlc.compiler.graph.BatchNormalizeSums;
import dev.dlc.compiler.graph.BatchStatistics;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Splits batch normalisation into its reduction and its elementwise part, so that the latter fuses with what follows.
 *
 * <pre>
 * before: y, mean, inverse = BatchNormalize x scale shift running_mean running_var
 * after:  mean, inverse = BatchStatistics x running_mean running_var
 *         y = (x - mean) * (inverse * scale) + shift
 *
 * before: dx, dscale, dshift = BatchNormalizeGradient x dy mean inverse scale
 * after:  dscale, dshift = BatchNormalizeSums x dy mean inverse
 *         dx = (dy - dshift / n - (x - mean) * (inverse * dscale / n)) * (scale * inverse)
 * </pre>
 *
 * with n the number of values a channel (Ioffe and Szegedy 2015).
 */
final class ExpandBatchNormalize {
    private final GraphBuilder builder;

    private ExpandBatchNormalize(Graph graph) {
        this.builder = GraphBuilder.rebuilding(graph);
    }

    static Graph run(Graph graph) {
        var pass = new ExpandBatchNormalize(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof BatchNormalize normalize) {
                pass.forward(node, normalize);
            } else if (node.op() instanceof BatchNormalizeGradient) {
                pass.backward(node);
            } else {
                pass.builder.add(node);
            }
        }
        return graph.withNodes(pass.builder.nodes());
    }

    private void forward(Node node, BatchNormalize op) {
        Value x = node.inputs().get(0);
        Value mean = node.outputs().get(1);
        Value inverse = node.outputs().get(2);
        builder.add(new Node(
                new BatchStatistics(op.epsilon()),
                List.of(x, node.inputs().get(3), node.inputs().get(4)),
                List.of(mean, inverse),
                node.origin()));
        Scalar formula =
                operand(0).minus(operand(1)).times(operand(2).times(operand(3))).plus(operand(4));
        builder.add(new Node(
                new Elementwise(formula),
                List.of(
                        x,
                        channels(node, mean),
                        channels(node, inverse),
                        channels(node, node.inputs().get(1)),
                        channels(node, node.inputs().get(2))),
                List.of(node.output()),
                node.origin()));
    }

    private void backward(Node node) {
        Value x = node.inputs().get(0);
        Value dy = node.inputs().get(1);
        Value mean = node.inputs().get(2);
        Value inverse = node.inputs().get(3);
        Value dScale = node.outputs().get(1);
        Value dShift = node.outputs().get(2);
        builder.add(new Node(
                new BatchNormalizeSums(), List.of(x, dy, mean, inverse), List.of(dScale, dShift), node.origin()));
        Scalar share = constant(1)
                .over(Elementwise.SAMPLES.times(x.shape().size() / x.shape().get(0)));
        Scalar centred = operand(1).minus(operand(2));
        Scalar formula = operand(0)
                .minus(operand(5).times(share))
                .minus(centred.times(operand(3).times(operand(4)).times(share)))
                .times(operand(6).times(operand(3)));
        builder.add(new Node(
                new Elementwise(formula),
                List.of(
                        dy,
                        x,
                        channels(node, mean),
                        channels(node, inverse),
                        channels(node, dScale),
                        channels(node, dShift),
                        channels(node, node.inputs().get(4))),
                List.of(node.output()),
                node.origin()));
    }

    /** A vector [channels] as [channels, 1, …], so that it broadcasts over the normalised value. */
    private Value channels(Node node, Value vector) {
        int rank = node.inputs().get(0).shape().rank();
        if (rank == 1) {
            return vector;
        }
        List<Integer> dimensions = new ArrayList<>(Collections.nCopies(rank, 1));
        dimensions.set(0, vector.shape().get(0));
        return builder.add(new Reshape(new Shape(dimensions)), List.of(vector), node.origin(), vector.name());
    }
}
