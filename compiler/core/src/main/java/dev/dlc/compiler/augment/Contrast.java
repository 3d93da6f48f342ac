package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Around;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Blends with the mean of the grey image, as torchvision's adjust_contrast. */
@Doc("moves pixels away from the mean of the grey image, or towards it")
@Formula("y = f x + (1 − f) mean(grey), f ~ U(factor), grey = 0.2989 r + 0.587 g + 0.114 b")
@Peers(
        pytorch = "torchvision's `ColorJitter(contrast)`",
        keras = "`keras.layers.RandomContrast(factor)`; about the mean of each channel")
@Example(
        value = "contrast(0.8..1.2)",
        input = {1, 28, 28})
public record Contrast(
        @Doc("range of the factor; one number d means 1-d..1+d") @Limits(least = 0) @Around(1)
        Range factor,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "contrast", factor.low(), factor.high(), p);
    }
}
