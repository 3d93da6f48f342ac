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

/** Multiplies by a factor, as torchvision's adjust_brightness. */
@Doc("makes the image darker or brighter")
@Formula("y = f x, f ~ U(factor)")
@Peers(
        pytorch = "torchvision's `ColorJitter(brightness)`",
        keras = "`keras.layers.RandomBrightness(factor)`; it adds, we multiply")
@Example(
        value = "brightness(0.8..1.2)",
        input = {1, 28, 28})
public record Brightness(
        @Doc("range of the factor; one number d means 1-d..1+d") @Limits(least = 0) @Around(1)
        Range factor,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "brightness", factor.low(), factor.high(), p);
    }
}
