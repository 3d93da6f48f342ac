package dev.dlc.compiler.analyse;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** Makes shapes of numbers that the user chose: what {@link Shape} refuses becomes a diagnostic. */
final class Shapes {
    /** No tensor has more dimensions, the batch's not counted: a list of more is a slip, or data that went astray. */
    private static final int MOST = 16;

    private Shapes() {}

    /**
     * @param what in the message: "`image`"
     * @throws Misfit OUT_OF_RANGE for a dimension below 1, TOO_LARGE if the product is beyond a Java array
     */
    static Shape checked(List<Integer> dimensions, String what) {
        if (dimensions.size() > MOST) {
            throw new Misfit(
                    Code.TOO_LARGE,
                    null,
                    what + " has " + dimensions.size() + " dimensions, more than " + MOST,
                    "an image has three: channels, height and width");
        }
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new Misfit(
                        Code.OUT_OF_RANGE,
                        null,
                        what + " has a dimension below 1: " + dimensions,
                        "dimensions start at 1");
            }
            size *= dimension;
            if (size > Shape.LARGEST) {
                throw new Misfit(
                        Code.TOO_LARGE,
                        null,
                        what + " of " + dimensions + " has more numbers than an array holds (" + Shape.LARGEST + ")",
                        null);
            }
        }
        return new Shape(dimensions);
    }
}
