package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Takes a random window and enlarges it to the image's size, bilinear, as torchvision's RandomResizedCrop. */
@Doc("takes a window of a random size and enlarges it to the image")
@Formula("a window of area ~ U(area) of the image and log(width / height) ~ U(log ratio), bilinear to h × w")
@Peers(pytorch = "torchvision's `RandomResizedCrop(size, scale=area, ratio)`", keras = "none")
@Example(
        value = "resized_crop(area = 0.5..1)",
        input = {1, 28, 28})
public record ResizedCrop(
        @Doc("range of the window's share of the image")
        @Limits(least = 0, aboveLeast = true, most = 1)
        @Default("0.08..1")
        Range area,

        @Doc("range of the window's width to its height, even in its logarithm")
        @Limits(least = 0, aboveLeast = true)
        @Default("0.75..1.3333333333333333")
        Range ratio,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of(
                "augment.Operation", "resizedCrop", area.low(), area.high(), ratio.low(), ratio.high(), p);
    }
}
