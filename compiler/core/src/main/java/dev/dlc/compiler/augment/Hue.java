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

/** Turns the hue, as torchvision's adjust_hue. */
@Doc("turns all colours around the colour wheel")
@Formula("in hue, saturation, value: hue = (hue + d) mod 1, d ~ U(turns)")
@Peers(pytorch = "torchvision's `ColorJitter(hue)`", keras = "`keras.layers.RandomHue(factor)`")
@Example(
        value = "hue(0.05)",
        input = {3, 28, 28})
public record Hue(
        @Doc("range of the turn, 0.5 is half a turn; one number d means -d..d")
        @Limits(least = -0.5, most = 0.5)
        @Around(0)
        Range turns,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public void check(Shape image) {
        Colors.check("hue", image);
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "hue", turns.low(), turns.high(), p);
    }
}
