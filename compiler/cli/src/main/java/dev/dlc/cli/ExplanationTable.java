package dev.dlc.cli;

import java.util.ArrayList;
import java.util.List;

/** Writes an {@link Explanation} as a table of text, the first two columns to the left and numbers to the right. */
final class ExplanationTable {
    private static final List<String> HEADER =
            List.of("layer", "output", "weights", "forward FLOPs", "backward FLOPs", "activation");

    private ExplanationTable() {}

    static String of(Explanation model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Explanation.LayerRow layer : model.layers()) {
            rows.add(List.of(
                    layer.path(),
                    layer.shape().toString(),
                    Numbers.whole(layer.weights()),
                    Numbers.whole(layer.forward()),
                    Numbers.whole(layer.backward()),
                    Numbers.bytes(layer.bytes())));
        }
        rows.add(List.of("(loss)", "", "", Numbers.whole(model.lossFlops()), Numbers.whole(model.otherFlops()), ""));
        rows.add(List.of(
                "total",
                "",
                Numbers.whole(model.parameters()),
                Numbers.whole(model.forward()),
                Numbers.whole(model.backward()),
                Numbers.bytes(model.activationBytes())));
        StringBuilder text = new StringBuilder("model ").append(model.model()).append("\n\n");
        write(text, rows, 2);
        text.append("\nFLOPs and memory are those of one sample; work that is fused counts where it is done.\n\n");
        weights(text, model);
        text.append("\n").append(Numbers.whole(model.parameters())).append(" weights, ");
        text.append(Numbers.whole(model.trainable())).append(" of them trainable\n");
        step(text, model);
        text.append("\na pass that predicts takes ")
                .append(Numbers.bytes(model.inferenceBytes()))
                .append(" a sample beside the weights\n");
        return text.toString();
    }

    private static void step(StringBuilder text, Explanation model) {
        StepMemory step = model.step();
        text.append("\na training step with a batch of ").append(step.batch()).append("\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("memory", "", "planned"));
        rows.add(List.of("weights", "", Numbers.bytes(step.weights())));
        rows.add(List.of("gradients", "of the weights", Numbers.bytes(step.gradients())));
        rows.add(List.of("optimizer", "", Numbers.bytes(step.optimizer())));
        rows.add(List.of(
                "values",
                "and their gradients, " + Numbers.bytes(step.unshared()) + " if none shared a place",
                Numbers.bytes(step.buffers())));
        rows.add(List.of("peak", "", Numbers.bytes(step.peak())));
        write(text, rows, 2);
        text.append("\nforward and backward pass: ")
                .append(Numbers.whole(model.stepFlops()))
                .append(" FLOPs\n");
    }

    private static void weights(StringBuilder text, Explanation model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("weight", "shape", "numbers"));
        for (Explanation.WeightRow weight : model.weights()) {
            rows.add(List.of(
                    weight.path(),
                    weight.shape().toString(),
                    Numbers.whole(weight.shape().size())));
        }
        write(text, rows, 2);
    }

    private static void write(StringBuilder text, List<List<String>> rows, int left) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i < left ? row.get(i) + padding : padding + row.get(i))
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
