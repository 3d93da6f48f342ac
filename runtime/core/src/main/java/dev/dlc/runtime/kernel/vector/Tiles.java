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
 */
final class Tiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /** Columns of a panel of b. */
    static final int WIDTH = 2 * LANES;
    /**
     * Rows of a full panel of a: with 512 bits there are 32 registers for the tile, else 16. Not 12 of the 32, which would be a
     * tenth faster: HotSpot's compiler stops inlining in a method that has become too large (NodeCountInliningCutoff), and makes
     * objects of the vectors of what is left.
     */
    static final int ROWS = SPECIES.vectorBitSize() >= 512 ? 8 : 6;

    /** Rows of a panel of a: two tiles' where vectors have 16 numbers, so that {@link Transpose} can make it of whole vectors. */
    static final int PANEL = LANES == 16 ? 16 : ROWS;

    private static final float[] ZEROS = new float[WIDTH];

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

    /** How many numbers the panels of {@code rows} rows of a take for each p. */
    static int paddedRows(int rows) {
        int rest = rows % ROWS;
        return rows - rest + (rest == 0 ? 0 : panelRows(rest));
    }

    /**
     * {@code c = a * b}, or {@code c += a * b}, for a matrix c of {@code rows} rows and {@code columns} columns with rows
     * {@code stride} apart. Panel i of a starts at {@code ao + i * aStep}, panel j of b at {@code bo + j * bStep}.
     *
     * @param edge room for a tile that reaches over the edge of c: {@code ROWS * WIDTH} numbers from eo on
     */
    static void multiply(
            float[] a,
            int ao,
            int aStep,
            float[] b,
            int bo,
            int bStep,
            int depth,
            boolean add,
            float[] c,
            int co,
            int stride,
            int rows,
            int columns,
            float[] edge,
            int eo) {
        for (int i = 0; i < rows; i += ROWS) {
            int height = Math.min(ROWS, rows - i);
            int panelRows = height == ROWS ? ROWS : panelRows(height);
            int panel = ao + i / PANEL * aStep + i % PANEL;
            for (int j = 0; j < columns; j += WIDTH) {
                int width = Math.min(WIDTH, columns - j);
                int other = bo + j / WIDTH * bStep;
                int to = co + i * stride + j;
                if (height == panelRows && (width == WIDTH || width == LANES)) {
                    if (add) {
                        tile(panelRows, width, a, panel, b, other, depth, c, to, stride, c, to, stride);
                    } else {
                        tile(panelRows, width, a, panel, b, other, depth, ZEROS, 0, 0, c, to, stride);
                    }
                    continue;
                }
                if (add) {
                    copy(c, to, stride, edge, eo, WIDTH, height, width);
                    tile(panelRows, width, a, panel, b, other, depth, edge, eo, WIDTH, edge, eo, WIDTH);
                } else {
                    tile(panelRows, width, a, panel, b, other, depth, ZEROS, 0, 0, edge, eo, WIDTH);
                }
                copy(edge, eo, WIDTH, c, to, stride, height, width);
            }
        }
    }

    private static void tile(
            int rows,
            int width,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int depth,
            float[] start,
            int so,
            int ss,
            float[] c,
            int co,
            int cs) {
        boolean wide = width > LANES;
        switch (rows) {
            case 8:
                if (wide) {
                    Tile8.wide(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                } else {
                    Tile8.narrow(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                }
                break;
            case 6:
                if (wide) {
                    Tile6.wide(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                } else {
                    Tile6.narrow(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                }
                break;
            default:
                if (wide) {
                    Tile4.wide(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                } else {
                    Tile4.narrow(a, ao, b, bo, depth, start, so, ss, c, co, cs);
                }
                break;
        }
    }

    private static void copy(float[] from, int fo, int fs, float[] to, int offset, int ts, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fo + i * fs, to, offset + i * ts, columns);
        }
    }
}
