package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Operator;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Broadcast;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The elementwise difference of two values. */
@Doc("elementwise difference; a dimension of 1 is stretched to the other's")
public record Minus() implements Layer, Operator {
    @Override
    public int moreInputs() {
        return 1;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Broadcast.of("-", inputs.get(0), inputs.get(1));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(Elementwise.difference(), inputs.get(0), inputs.get(1));
    }
}
