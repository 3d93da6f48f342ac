package dev.dlc.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of a matrix product: a tile of c, some rows by two vectors, that stays in registers while the products
 * of a packed panel of a and a packed panel of b are added to it.
 *
 * <p>A panel of a holds, for each p, the numbers of its rows side by side; a panel of b, for each p, {@link #WIDTH} columns side
 * by side. Each size of a tile is a class of its own with its sums as local variables around a single counted loop: HotSpot's
 * compiler keeps vectors in registers only so (in an array, or across two nested loops, they become objects).
 *
 * <p>What a loop counts decides whether twelve sums fit 16 registers. Between two checks of bounds the compiler moves loads to where they
 * may begin earliest, and where that makes one register too many, sums go through memory: less than half as fast. With the serial
 * collector, which has no safepoints in such loops, that happens to other loops than with G1. Each form here was measured with both.
 */
final class Tiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /**
     * The class of all vectors here, to which a sum is cast before it is stored. HotSpot does not know the class of a sum in a loop. It takes for
     * it what the Vector API's methods have met in the whole process, and where an app's own vectors have another size, that is no one class:
     * sums become objects for good, and kernels take 12 to 26 times as long. The cast, when it is compiled, costs nothing. It stands where the sum
     * is used, since methods of one's own are not inlined once a tile has become large (NodeCountInliningCutoff).
     */
    static final Class<? extends FloatVector> VECTOR = FloatVector.zero(SPECIES).getClass();
    /** With 512 bits there are 32 registers for vectors, else 16. */
    static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() >= 512;
    /**
     * Whether HotSpot's compiler checks places that are a constant apart together, before the first of them is read: seen in Java 25 and
     * not in 17. Then it moves loads up as told above, and to read each place from the list is faster than to add to the one before.
     */
    static final boolean CHECKS_TOGETHER = Runtime.version().feature() > 17;
    /** Columns of a panel of b. */
    static final int WIDTH = 2 * LANES;
    /**
     * Rows of a full panel of a. Not 12 where there are 32 registers, which would be a
     * tenth faster: HotSpot's compiler stops inlining in a method that has become too large (NodeCountInliningCutoff), and makes
     * objects of the vectors of what is left.
     */
    static final int ROWS = MANY_REGISTERS ? 8 : 6;

    /**
     * What the sums of a tile begin as, each at a place of its own. Where all begin as copies of one zero, HotSpot's register allocator
     * often ends with copies, or with sums in memory, in each turn of the loop: for tiles of twelve sums in half of all processes.
     */
    static final float[] ZEROS = new float[12 * LANES];

    private Tiles() {}

    /** Rows of the panel of a that holds the last {@code rows} rows, where they don't fill a panel. */
    static int panelRows(int rows) {
        if (rows <= 4) {
            return 4;
        }
        if (rows <= 6) {
            return 6;
        }
        return 8;
    }

    /** How many rows the tiles of {@code rows} rows of a compute. */
    static int paddedRows(int rows) {
        int rest = rows % ROWS;
        return rows - rest + (rest == 0 ? 0 : panelRows(rest));
    }

    /**
     * The numbers of a panel of a that stand between two p: a power of two, for HotSpot's compiler checks the bounds of multiples
     * of others in each turn of a loop, which takes half as long again.
     */
    static int panelStep(int panelRows) {
        return panelRows == 5 || panelRows == 6 ? 8 : panelRows;
    }

    /** How many numbers the panels of {@code rows} rows of a, {@code full} in each but the last, take for each p. */
    static int packedRows(int rows, int full) {
        int rest = rows % full;
        return rows / full * panelStep(full) + (rest == 0 ? 0 : panelStep(panelRows(rest)));
    }
}
