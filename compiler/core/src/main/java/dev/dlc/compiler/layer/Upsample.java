package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Repeats every pixel, as PyTorch's Upsample in its nearest mode. */
@Doc("makes an image larger by repeating its pixels")
@Formula("y[c, i, j] = x[c, ⌊i / factor⌋, ⌊j / factor⌋]")
@Shapes("[c, h, w] → [c, h factor, w factor]")
@Peers(
        pytorch = "`torch.nn.Upsample(scale_factor=factor, mode=\"nearest\")`",
        keras = "`keras.layers.UpSampling2D(size)`")
@Example(
        value = "upsample(2)",
        input = {3, 4, 4})
public record Upsample(
        @Doc("how often each row and column is repeated") @Limits(least = 1) @Default("2")
        Extent factor) implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape input = Images.check("upsample", inputs.get(0));
        long height = (long) input.get(1) * factor.height();
        long width = (long) input.get(2) * factor.width();
        Images.checkSize("upsample", input.get(0), height, width);
        return Shape.of(input.get(0), (int) height, (int) width);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        Value rows = lowering.add(new Reshape(Shape.of(input.get(0), input.get(1), 1, input.get(2), 1)), inputs.get(0));
        // stretched along its new dimensions, it has every pixel as often as asked for
        Shape stretched = Shape.of(input.get(0), input.get(1), factor.height(), input.get(2), factor.width());
        Value repeated = lowering.add(new Elementwise(Scalar.operand(0), stretched), rows);
        return lowering.add(new Reshape(shape(List.of(input))), repeated);
    }
}
