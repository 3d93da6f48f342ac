package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Around;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Rotates about the centre, bilinear, as torchvision's RandomRotation; the size stays. */
@Doc("rotates the image about its centre")
@Example(
        value = "rotate(degrees = 10)",
        input = {1, 28, 28})
public record Rotate(
        @Doc("range of the angle, counter-clockwise; one number d means -d..d") @Around(0)
        Range degrees,

        @Doc("what uncovered pixels become, as a scaled value") @Default("0")
        double fill,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "rotate", degrees.low(), degrees.high(), fill, p);
    }
}
