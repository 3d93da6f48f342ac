package dev.dlc.compiler.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass over a network as operations on values, each value written once.
 *
 * @param inputs the values of the model's inputs, in the order of declaration
 * @param targets likewise
 * @param weights the values of all tensors, by path
 * @param nodes in an order in which each comes after what it reads
 * @param outputs the value that each loss term judges
 * @param losses the loss of each sample, one for each term
 * @param gradients the gradient of each trainable tensor, by path; empty before the differentiate stage
 */
public record Graph(
        List<Value> inputs,
        List<Value> targets,
        Map<String, Value> weights,
        List<Node> nodes,
        List<Value> outputs,
        List<LossValue> losses,
        Map<String, Value> gradients) {

    /**
     * A loss term.
     *
     * @param perSample its value for each sample: their mean is the term
     * @param factor what the term is multiplied by
     * @param total the sum of the samples' weights, by which the values are divided already; empty where all weigh the same
     */
    public record LossValue(Value perSample, double factor, Optional<Value> total) {
        LossValue replace(Map<Value, Value> replacements) {
            return new LossValue(
                    replacements.getOrDefault(perSample, perSample),
                    factor,
                    total.map(value -> replacements.getOrDefault(value, value)));
        }
    }

    public Graph {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        losses = List.copyOf(losses);
        gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    }

    public Graph withNodes(List<Node> others) {
        return new Graph(inputs, targets, weights, others, outputs, losses, gradients);
    }

    /** The graph in which every use of a key stands for a use of its value. */
    public Graph replace(Map<Value, Value> replacements) {
        if (replacements.isEmpty()) {
            return this;
        }
        Map<String, Value> newGradients = new LinkedHashMap<>();
        gradients.forEach((path, value) -> newGradients.put(path, replacements.getOrDefault(value, value)));
        return new Graph(
                inputs,
                targets,
                weights,
                nodes.stream()
                        .map(node -> node.withInputs(node.inputs().stream()
                                .map(value -> replacements.getOrDefault(value, value))
                                .toList()))
                        .toList(),
                outputs.stream()
                        .map(value -> replacements.getOrDefault(value, value))
                        .toList(),
                losses.stream().map(loss -> loss.replace(replacements)).toList(),
                newGradients);
    }
}
