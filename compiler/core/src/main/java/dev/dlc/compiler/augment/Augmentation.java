package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.shape.Shape;

/**
 * An augmentation of the catalogue with its arguments: a record, its name in a {@code .dl} file is the record's name in snake case,
 * its last component is {@code p}. Pixels are those after {@code scale} and before {@code normalize}, but for {@code erase}.
 */
@Doc("""
        Done to the images of one input while training, anew in each epoch, in the order written; prediction and evaluation see the
        images as they are. `repeat n { … }` and `one_of { … }` are [groups](#groups-of-augmentations) of them.

        They work on scaled, not yet normalised pixels and keep them in their range: that of 0 to 255 times the scale where the data
        are bytes (idx, images, cifar), otherwise from the least to the greatest scaled number of the training data and 0. `erase` alone
        works on normalised pixels.

        A range `low..high` is that from which a number is drawn for each image, each equally likely. One number alone means what the
        argument says of it, or just itself. What is drawn depends on the seed, the epoch, the sample and the position of the step:
        not on the number of threads or the order of the samples.""")
public sealed interface Augmentation
        permits Flip,
                Rotate,
                Scale,
                Translate,
                Crop,
                ResizedCrop,
                ColorShift,
                Brightness,
                Contrast,
                Saturation,
                Hue,
                Noise,
                Erase,
                Blur {
    /** How probable it is that an image is changed. */
    double p();

    /**
     * Checks that it can change images of a shape.
     *
     * @param image channels, height, width
     * @throws dev.dlc.compiler.catalogue.Misfit if it cannot
     */
    default void check(Shape image) {}

    /** How generated code makes it. */
    RuntimeCall runtime();
}
