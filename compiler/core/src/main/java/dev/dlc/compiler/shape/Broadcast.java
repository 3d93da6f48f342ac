package dev.dlc.compiler.shape;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** NumPy's broadcasting: shapes are aligned at their last dimension, and a 1 is stretched to the other's number. */
public final class Broadcast {
    private Broadcast() {}

    /**
     * The shape of an elementwise operation over both.
     *
     * @throws Misfit if a pair of dimensions differs and neither is 1
     */
    public static Shape of(String operator, Shape left, Shape right) {
        int rank = Math.max(left.rank(), right.rank());
        List<Integer> dimensions = new ArrayList<>();
        for (int fromLast = 1; fromLast <= rank; fromLast++) {
            int a = fromLast > left.rank() ? 1 : left.get(left.rank() - fromLast);
            int b = fromLast > right.rank() ? 1 : right.get(right.rank() - fromLast);
            if (a != b && a != 1 && b != 1) {
                throw new Misfit(
                        Code.SHAPE_MISMATCH,
                        null,
                        "`" + operator + "` needs equal shapes, but the left side is " + left
                                + " and the right side is " + right,
                        null);
            }
            dimensions.add(a == 1 ? b : a);
        }
        Collections.reverse(dimensions);
        return new Shape(dimensions);
    }
}
