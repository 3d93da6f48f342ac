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

/** Rotates about the centre, bilinear, as torchvision's RandomRotation; the size stays. */
@Doc("rotates the image about its centre")
@Formula("y(q) = x(c + R(−a) (q − c)), c the centre, R(a) the rotation by a ~ U(degrees); bilinear")
@Peers(
        pytorch = "torchvision's `RandomRotation(degrees, interpolation=BILINEAR, fill)`",
        keras = "`keras.layers.RandomRotation(factor, fill_mode=\"constant\")`; factor is a share of a whole turn")
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
