package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Puts a value into a rectangle, after normalising (Zhong et al. 2020), as torchvision's RandomErasing. */
@Doc("loses a rectangle of the image; runs after normalising")
@Formula("y = value in a rectangle of area ~ U(area) of the image and log(height / width) ~ U(log ratio), x elsewhere")
@Peers(
        pytorch = "torchvision's `RandomErasing(p, scale=area, ratio, value)`",
        keras = "`keras.layers.RandomErasing(factor=p, scale, fill_value)`")
@Example(
        value = "erase(p = 0.25, area = 0.02..0.2)",
        input = {1, 28, 28})
public record Erase(
        @Doc("range of the rectangle's share of the image") @Limits(least = 0, most = 1) @Default("0.02..0.33")
        Range area,

        @Doc("range of the rectangle's height to its width, even in its logarithm")
        @Limits(least = 0, aboveLeast = true)
        @Default("0.3..3.3")
        Range ratio,

        @Doc("what the pixels become, as a normalised value: 0 is the mean") @Default("0")
        double value,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of(
                "augment.Operation", "erase", area.low(), area.high(), ratio.low(), ratio.high(), value, p);
    }
}
