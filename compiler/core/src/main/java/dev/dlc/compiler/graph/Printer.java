package dev.dlc.compiler.graph;

import java.util.stream.Collectors;

/** A graph as text, a line a node: {@code %7 head.dense [10] = Linear[] %6 %2}. */
public final class Printer {
    private Printer() {}

    public static String print(Graph graph) {
        StringBuilder out = new StringBuilder();
        graph.inputs()
                .forEach(value -> out.append("input ").append(describe(value)).append('\n'));
        graph.targets()
                .forEach(value -> out.append("target ").append(describe(value)).append('\n'));
        graph.weights()
                .values()
                .forEach(value -> out.append("weight ").append(describe(value)).append('\n'));
        for (Node node : graph.nodes()) {
            out.append(node.outputs().stream().map(Printer::describe).collect(Collectors.joining(", ")))
                    .append(" = ")
                    .append(node.op())
                    .append(node.inputs().stream()
                            .map(value -> " %" + value.id())
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        graph.outputs()
                .forEach(value -> out.append("output %").append(value.id()).append('\n'));
        graph.losses()
                .forEach(loss -> out.append("loss ")
                        .append(loss.factor())
                        .append(" * %")
                        .append(loss.perSample().id())
                        .append('\n'));
        graph.gradients()
                .forEach((path, value) -> out.append("gradient ")
                        .append(path)
                        .append(" = %")
                        .append(value.id())
                        .append('\n'));
        return out.toString();
    }

    private static String describe(Value value) {
        return "%" + value.id() + " " + value.name() + " " + (value.batched() ? "batch x " : "") + value.shape();
    }
}
