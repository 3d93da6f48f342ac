package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Around;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.shape.Shape;

/** Blends with the grey image, as torchvision's adjust_saturation. */
@Doc("makes colours paler or stronger")
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
