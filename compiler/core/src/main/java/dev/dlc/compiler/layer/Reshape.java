package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The same numbers, row by row, in another shape. */
@Doc("the same numbers in another shape")
@Formula("y = x, its numbers in their order")
@Shapes("[…] → to")
@Peers(pytorch = "`torch.nn.Unflatten`, `x.reshape(-1, *to)`", keras = "`keras.layers.Reshape(to)`")
@Example(
        value = "reshape([2, 4])",
        input = {8})
public record Reshape(
        @Doc("the new shape of a sample, as a list") Shape to) implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
        Shape input = inputs.get(0);
        if (input.size() != to.size()) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    "to",
                    "`reshape` to " + to + " needs " + to.size() + " numbers, but " + input + " has " + input.size(),
                    "choose dimensions whose product is " + input.size());
        }
        return to;
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new dev.dlc.compiler.graph.Reshape(to), inputs.get(0));
    }
}
