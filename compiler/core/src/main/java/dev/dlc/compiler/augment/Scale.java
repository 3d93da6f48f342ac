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

/** Enlarges about the centre, bilinear, as torchvision's RandomAffine with scale; the size of the image stays. */
@Doc("enlarges what the image shows")
@Formula("y(q) = x(c + (q − c) / f), c the centre, f ~ U(factor); bilinear")
@Peers(
        pytorch = "torchvision's `RandomAffine(0, scale=factor, interpolation=BILINEAR, fill)`",
        keras = "`keras.layers.RandomZoom(height_factor, fill_mode=\"constant\")`; a positive factor makes smaller")
@Example(
        value = "scale(0.8..1.2)",
        input = {1, 28, 28})
public record Scale(
        @Doc("range of the factor; one number d means 1-d..1+d") @Limits(least = 0, aboveLeast = true) @Around(1)
        Range factor,

        @Doc("what uncovered pixels become, as a scaled value") @Default("0")
        double fill,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "scale", factor.low(), factor.high(), fill, p);
    }
}
