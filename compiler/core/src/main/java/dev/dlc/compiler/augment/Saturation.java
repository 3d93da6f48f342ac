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
import dev.dlc.compiler.shape.Shape;

/** Blends with the grey image, as torchvision's adjust_saturation. */
@Doc("makes colours paler or stronger")
@Formula("y = f x + (1 − f) grey, f ~ U(factor), grey = 0.2989 r + 0.587 g + 0.114 b")
@Peers(
        pytorch = "torchvision's `ColorJitter(saturation)`",
        keras = "`keras.layers.RandomSaturation(factor)`; its 0.5 is our 1")
@Example(
        value = "saturation(0.5..1.5)",
        input = {3, 28, 28})
public record Saturation(
        @Doc("range of the factor; one number d means 1-d..1+d") @Limits(least = 0) @Around(1)
        Range factor,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public void check(Shape image) {
        Colors.check("saturation", image);
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "saturation", factor.low(), factor.high(), p);
    }
}
