package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Puts a border of a constant around an image, as PyTorch's ConstantPad2d. */
@Doc("puts a border around an image")
@Formula("y[c, i, j] = x[c, i − amount, j − amount], value outside")
@Shapes("[c, h, w] → [c, h + 2 amount, w + 2 amount]")
@Peers(pytorch = "`torch.nn.ConstantPad2d(amount, value)`", keras = "`keras.layers.ZeroPadding2D(padding)`; zeros only")
@Example(
        value = "pad(1)",
        input = {3, 4, 4})
public record Pad(
        @Doc("rows above and below, columns on both sides") @Limits(least = 0)
        Extent amount,

        @Doc("what the border is filled with") @Default("0") double value)
        implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape input = Images.check("pad", inputs.get(0));
        long height = input.get(1) + 2L * amount.height();
        long width = input.get(2) + 2L * amount.width();
        Images.checkSize("pad", input.get(0), height, width);
        return Shape.of(input.get(0), (int) height, (int) width);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.add(new dev.dlc.compiler.graph.Pad(amount, value), inputs.get(0));
    }
}
