package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.shape.Shape;

/** What needs red, green and blue. */
final class Colors {
    private static final int CHANNELS = 3;

    private Colors() {}

    static void check(String name, Shape image) {
        if (image.get(0) != CHANNELS) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    null,
                    "`" + name + "` needs images of red, green and blue, but these have " + image.get(0)
                            + (image.get(0) == 1 ? " channel" : " channels"),
                    "remove it; `brightness` and `contrast` work on any image");
        }
    }
}
