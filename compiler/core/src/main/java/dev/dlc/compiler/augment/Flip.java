package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Mirrors an image, as torchvision's RandomHorizontalFlip and RandomVerticalFlip. */
@Doc("mirrors the image")
@Formula("y[i, j] = x[i, w − 1 − j], vertical: x[h − 1 − i, j]")
@Peers(
        pytorch = "torchvision's `RandomHorizontalFlip(p)`, `RandomVerticalFlip(p)`",
        keras = "`keras.layers.RandomFlip(mode)`; p is 0.5")
@Example(
        value = "flip(horizontal, p = 0.5)",
        input = {1, 28, 28})
public record Flip(
        @Doc("horizontal: left and right change places; vertical: top and bottom") @Default("horizontal")
        Direction direction,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("0.5")
        double p)
        implements Augmentation {

    /** What changes places. */
    public enum Direction {
        HORIZONTAL,
        VERTICAL
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "flip", direction == Direction.HORIZONTAL, p);
    }
}
