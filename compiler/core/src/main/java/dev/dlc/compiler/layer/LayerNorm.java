package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Ba et al. 2016: each sample is normalised over all of its dimensions (images), or each step of a sequence, and each vector,
 * over its features; then every normalised position has a scale and a shift of its own, as PyTorch's LayerNorm.
 */
@Doc("normalises each sample, or each step of a sequence, by itself")
@Formula(
        "y = (x − mean) / √(variance + eps) · weight + bias, mean and biased variance of a sample (images, vectors) or of a step (sequences)")
@Shapes(value = "x → the same: [n], [t, n] or [c, h, w]", weights = "weight [n] or [c, h, w], bias alike")
@Peers(
        pytorch = "`torch.nn.LayerNorm(shape, eps)`, shape all of an image, the features of a sequence or vector",
        keras =
                "`keras.layers.LayerNormalization(axis, epsilon)`; its axis is the last one, its epsilon 1e-3 unless given")
@Example(
        value = "layer_norm",
        input = {8})
public record LayerNorm(
        @Doc("added to the variance") @Default("1e-5") @Limits(least = 0, aboveLeast = true)
        double eps) implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.get(0).rank() == 0) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`layer_norm` needs several numbers to normalise, but a single number flows in",
                    "put it behind a `dense` or `conv2d`");
        }
        return inputs.get(0);
    }

    /** The normalised dimensions: all of an image, the features of a sequence. */
    private static Shape normalized(Shape input) {
        return input.rank() == 2 ? Shape.of(input.get(1)) : input;
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Shape shape = normalized(inputs.get(0));
        return List.of(
                new WeightDeclaration("weight", shape, Role.SCALE), new WeightDeclaration("bias", shape, Role.SHIFT));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        var kept = new ArrayList<>(Collections.nCopies(input.rank(), 1));
        if (input.rank() == 2) {
            kept.set(0, input.get(0));
        }
        Value standard = Normalization.standardize(lowering, inputs.get(0), new Shape(kept), eps);
        return Normalization.scale(lowering, standard, lowering.weight("weight"), lowering.weight("bias"));
    }
}
