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
import dev.dlc.compiler.graph.BatchNormalize;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * Ioffe and Szegedy 2015: each channel is normalised over the batch with its biased variance, then scaled and shifted. The
 * running statistics, which predictions use, move by a tenth a step, with the unbiased variance, as in PyTorch.
 */
@Doc("normalises each channel over the batch, then scales and shifts it")
@Formula(
        "y = (x − mean) / √(variance + eps) · weight + bias, mean and biased variance of a channel over the batch; running = 0.9 running + 0.1 (mean, unbiased variance), which prediction uses")
@Shapes(value = "[c, …] → [c, …]", weights = "weight [c], bias [c], running_mean [c], running_var [c]")
@Peers(
        pytorch = "`torch.nn.BatchNorm2d(c, eps)`, `BatchNorm1d` for vectors and sequences",
        keras =
                "`keras.layers.BatchNormalization(axis=1, momentum=0.9, epsilon)`; its momentum is 0.99, its epsilon 1e-3 unless given, its running variance the biased one")
@Example(
        value = "batch_norm",
        input = {8, 4, 4})
public record BatchNorm(
        @Doc("added to the variance") @Default("1e-5") @Limits(least = 0, aboveLeast = true)
        double eps) implements Layer {

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.get(0).rank() == 0) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`batch_norm` normalises channels, but a single number flows in",
                    "put it behind a `dense` or `conv2d`");
        }
        return inputs.get(0);
    }

    @Override
    public List<WeightDeclaration> weights(List<Shape> inputs) {
        Shape channels = Shape.of(inputs.get(0).get(0));
        return List.of(
                new WeightDeclaration("weight", channels, Role.SCALE),
                new WeightDeclaration("bias", channels, Role.SHIFT),
                new WeightDeclaration("running_mean", channels, Role.RUNNING_MEAN),
                new WeightDeclaration("running_var", channels, Role.RUNNING_VARIANCE));
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        Value x = inputs.get(0);
        Value scale = lowering.weight("weight");
        Value shift = lowering.weight("bias");
        Value mean = lowering.weight("running_mean");
        Value variance = lowering.weight("running_var");
        if (lowering.isTraining() && !lowering.isFrozen()) {
            return lowering.addAll(new BatchNormalize(eps), x, scale, shift, mean, variance)
                    .get(0);
        }
        if (!lowering.isTraining()) {
            return predict(lowering, x, scale, shift, mean, variance);
        }
        var channels = lowering.channels(x.shape());
        Scalar deviation = Scalar.call(Scalar.Function.SQRT, Scalar.operand(4).plus(Scalar.constant(eps)));
        Scalar factor = Scalar.operand(1).over(deviation);
        return lowering.add(
                new Elementwise(
                        Scalar.operand(0).minus(Scalar.operand(3)).times(factor).plus(Scalar.operand(2))),
                x,
                lowering.add(channels, scale),
                lowering.add(channels, shift),
                lowering.add(channels, mean),
                lowering.add(channels, variance));
    }

    /** With a factor and an offset for each channel, so that they can be computed once and folded into what stands before. */
    private Value predict(Lowering lowering, Value x, Value scale, Value shift, Value mean, Value variance) {
        var channels = lowering.channels(x.shape());
        Scalar deviation = Scalar.call(Scalar.Function.SQRT, Scalar.operand(1).plus(Scalar.constant(eps)));
        Value factor =
                lowering.addNamed("factor", new Elementwise(Scalar.operand(0).over(deviation)), scale, variance);
        Value offset = lowering.addNamed(
                "offset",
                new Elementwise(Scalar.operand(0).minus(Scalar.operand(1).times(Scalar.operand(2)))),
                shift,
                mean,
                factor);
        return lowering.add(Elementwise.affine(), x, lowering.add(channels, factor), lowering.add(channels, offset));
    }
}
