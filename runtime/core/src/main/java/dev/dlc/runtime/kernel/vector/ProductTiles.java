package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.MANY_REGISTERS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;
import static dev.dlc.runtime.kernel.vector.Tiles.ZEROS;

/**
 * The innermost part of a matrix product: a tile of c, some rows by two vectors, that stays in registers while the products
 * of some rows of a and some columns of b are added to it.
 *
 * <p>A panel of b holds, for each p, {@link Tiles#WIDTH} columns side by side. The rows of a lie one after the other, {@link
 * #ROW_STRIDE} apart, or, where the matrix is stored transposed, in panels that hold for each p the numbers of {@link
 * #ROWS} rows side by side, {@link #PANEL} apart: nothing is turned to copy it, and small matrices are read where they are.
 *
 * <p>Each size of a tile is a class of its own with its sums as local variables around a single counted loop: HotSpot's
 * compiler keeps vectors in registers only so (in an array, or across two nested loops, they become objects).
 */
final class ProductTiles {
    /** Most numbers that a tile adds: so many of a panel of b and of the rows of a tile fit the first-level cache. */
    static final int DEPTH = 192;

    /**
     * Rows of a full tile. Not 12 where there are 32 registers, nor 10: a tile of twelve rows was compiled
     * well in most runs, but in one it made objects of its vectors for minutes, thirty times as slow. HotSpot's compiler stops inlining
     * in a method that has become too large, and how large it becomes depends on what the compiler saw the program do.
     */
    static final int ROWS = MANY_REGISTERS ? 8 : 6;

    /** Rows of the tiles at the lower edge. */
    static final int LOW = 4;

    /** How far apart numbers of a row lie in a panel of a transposed. */
    static final int PANEL = MANY_REGISTERS ? 16 : 8;

    /** How far apart rows of a lie: not in the same set of a cache. A constant: an address a row would be too many registers. */
    static final int ROW_STRIDE = DEPTH + 16;

    /**
     * Columns that rows of tiles are computed for before the next columns. With 32 registers those of a panel of b, which then stays in the
     * first-level cache while the rows of a come from the second. With 16 all: a tile's rows of a are the fewest numbers and stay, and panels
     * of b follow each other as they lie in memory. Tiles below each other touch a page for each row of c, more than the processor
     * keeps addresses of: on Zen 3 products of 1024 rows took a quarter longer.
     */
    private static final int STRIP = MANY_REGISTERS ? WIDTH : VectorLinear.COLUMNS;

    private ProductTiles() {}

    /**
     * Rows of the next tile where {@code rows} are left: low ones where they leave less of the last tile empty. Where full tiles have 6,
     * the last 8 are two low ones, so that no tile reaches over the edge where {@code rows} is a multiple of {@link #LOW}.
     */
    private static int height(int rows) {
        return rows <= LOW || rows > ROWS && rows <= 2 * LOW ? LOW : ROWS;
    }

    /**
     * {@code c = a * b}, or {@code c += a * b}, for a matrix c of {@code rows} rows and {@code columns} columns with rows {@code cs}
     * apart.
     *
     * @param transposed whether number p of row i of a is at {@code ao + i / ROWS * aStep + p * as + i % ROWS}; otherwise row i starts at
     *     {@code ao + i * ROW_STRIDE}
     * @param bs how far apart rows of b are, of a panel or of the whole matrix
     * @param bStep how far apart panels of b are
     * @param edge room for a tile that reaches over the edge of c: {@code ROWS * WIDTH} numbers
     */
    static void multiply(
            float[] a,
            int ao,
            int as,
            int aStep,
            boolean transposed,
            float[] b,
            int bo,
            int bs,
            int bStep,
            int depth,
            boolean add,
            float[] c,
            int co,
            int cs,
            int rows,
            int columns,
            float[] edge) {
        for (int first = 0; first < columns; first += STRIP) {
            int end = Math.min(first + STRIP, columns);
            for (int i = 0; i < rows; ) {
                int height = height(rows - i);
                int used = Math.min(height, rows - i);
                int from = ao + (transposed ? i / ROWS * aStep + i % ROWS : i * ROW_STRIDE);
                for (int j = first; j < end; j += WIDTH) {
                    int width = Math.min(WIDTH, columns - j);
                    int to = co + i * cs + j;
                    boolean whole = used == height && (width == WIDTH || width == LANES);
                    if (!whole && add) {
                        copy(c, to, cs, edge, 0, WIDTH, used, width);
                    }
                    float[] target = whole ? c : edge;
                    int place = whole ? to : 0;
                    int stride = whole ? cs : WIDTH;
                    float[] start = add ? target : ZEROS;
                    int so = add ? place : 0;
                    int ss = add ? stride : 0;
                    int panel = bo + j / WIDTH * bStep;
                    if (transposed) {
                        transposedTile(
                                height, width, a, from, as, b, panel, bs, depth, start, so, ss, target, place, stride);
                    } else {
                        tile(height, width, a, from, b, panel, bs, depth, start, so, ss, target, place, stride);
                    }
                    if (!whole) {
                        copy(edge, 0, WIDTH, c, to, cs, used, width);
                    }
                }
                i += height;
            }
        }
    }

    private static void tile(
            int height,
            int width,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int bs,
            int depth,
            float[] start,
            int so,
            int ss,
            float[] c,
            int co,
            int cs) {
        boolean wide = width > LANES;
        switch (height) {
            case 8:
                if (wide) {
                    RowTile8.wide(a, ao, b, bo, bs, depth, start, so, ss, c, co, cs);
                } else {
                    RowTile8.narrow(a, ao, b, bo, bs, depth, start, so, ss, c, co, cs);
                }
                break;
            case 6:
                if (wide) {
                    int even = depth & -2;
                    RowTile6.wide(a, ao, b, bo, bs, even, start, so, ss, c, co, cs);
                    if (even < depth) {
                        int last = bo + even * bs;
                        RowTile6.narrow(a, ao + even, b, last, bs, 1, c, co, cs, c, co, cs);
                        RowTile6.narrow(a, ao + even, b, last + LANES, bs, 1, c, co + LANES, cs, c, co + LANES, cs);
                    }
                } else {
                    RowTile6.narrow(a, ao, b, bo, bs, depth, start, so, ss, c, co, cs);
                }
                break;
            default:
                if (wide) {
                    RowTile4.wide(a, ao, b, bo, bs, depth, start, so, ss, c, co, cs);
                } else {
                    RowTile4.narrow(a, ao, b, bo, bs, depth, start, so, ss, c, co, cs);
                }
                break;
        }
    }

    private static void transposedTile(
            int height,
            int width,
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            int depth,
            float[] start,
            int so,
            int ss,
            float[] c,
            int co,
            int cs) {
        boolean wide = width > LANES;
        switch (height) {
            case 8:
                if (wide) {
                    Tile8.wide(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
                } else {
                    Tile8.narrow(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
                }
                break;
            case 6:
                if (wide && as == PANEL) {
                    int even = depth & -2;
                    Tile6.panel(a, ao, b, bo, bs, even, start, so, ss, c, co, cs);
                    if (even < depth) {
                        int from = ao + even * PANEL;
                        int last = bo + even * bs;
                        Tile6.narrow(a, from, as, b, last, bs, 1, c, co, cs, c, co, cs);
                        Tile6.narrow(a, from, as, b, last + LANES, bs, 1, c, co + LANES, cs, c, co + LANES, cs);
                    }
                } else if (wide) {
                    Tile6.wide(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
                } else {
                    Tile6.narrow(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
                }
                break;
            default:
                if (wide) {
                    Tile4.wide(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
                } else {
                    Tile4.narrow(a, ao, as, b, bo, bs, depth, start, so, ss, c, co, cs);
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
