package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.shape.Shape;

/** Pads on all sides, then takes a random window of the image's size, as torchvision's RandomCrop with padding. */
@Doc("takes a window of the padded image, as large as the image")
@Formula("y[i, j] = padded x[i + a, j + b], a and b each equally likely in 0..2 padding")
@Peers(
        pytorch = "torchvision's `RandomCrop(size, padding, fill, padding_mode)`",
        keras = "`keras.layers.RandomCrop(height, width)` after `ZeroPadding2D`")
@Example(
        value = "crop(padding = 2)",
        input = {1, 28, 28})
public record Crop(
        @Doc("pixels that are added on each side") @Limits(least = 0)
        Extent padding,

        @Doc("what the added pixels are, as a scaled value") @Default("0")
        double fill,

        @Doc("constant: added pixels are fill; reflect: the image is reflected at its edge") @Default("constant")
        Mode mode,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    /** What the added pixels are. */
    public enum Mode {
        CONSTANT,
        REFLECT
    }

    public Crop {
        if (mode == Mode.REFLECT && fill != 0) {
            throw new Misfit(
                    Code.CONTRADICTION,
                    "fill",
                    "`fill` has no use where the image is reflected",
                    "remove it, or `mode = reflect`");
        }
    }

    @Override
    public void check(Shape image) {
        boolean fits = padding.height() < image.get(1) && padding.width() < image.get(2);
        if (mode == Mode.REFLECT && !fits) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "padding",
                    "an image of " + image.get(1) + " x " + image.get(2) + " cannot be reflected over " + padding
                            + " pixels",
                    "`padding` must be less than the image's sides");
        }
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of(
                "augment.Operation", "crop", padding.height(), padding.width(), fill, mode == Mode.REFLECT, p);
    }
}
