package dev.dlc.compiler.graph;

import java.util.List;

/** One operation in its place. */
public record Node(Op op, List<Value> inputs, List<Value> outputs, Origin origin) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Value output() {
        return outputs.get(0);
    }

    public Node withInputs(List<Value> others) {
        return new Node(op, others, outputs, origin);
    }
}
