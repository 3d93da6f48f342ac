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

/** Adds to red, green and blue a number each: the light is never the same. */
@Doc("makes the image redder, greener or bluer")
@Formula("y[c] = x[c] + a[c], a[c] ~ U(amount)")
@Peers(pytorch = "none", keras = "none")
@Example(
        value = "color_shift(0.1)",
        input = {3, 28, 28})
public record ColorShift(
        @Doc("range of what each channel gets added, as a scaled value; one number d means -d..d") @Around(0)
        Range amount,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public void check(Shape image) {
        Colors.check("color_shift", image);
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "colorShift", amount.low(), amount.high(), p);
    }
}
