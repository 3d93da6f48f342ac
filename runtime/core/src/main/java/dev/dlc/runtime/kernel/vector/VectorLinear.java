package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.PANEL;
import static dev.dlc.runtime.kernel.vector.Tiles.ROWS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;

/**
 * Matrix products in blocks that fit the caches, as Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication" (2008). A block of the depth continues where the one before has stopped, so the order of the additions is
 * that of one sum.
 */
final class VectorLinear {
    /** Depth of a block: two panels of it fit the first-level cache. */
    static final int DEPTH = 256;
    /** Columns of a block of b, rows of a block of a: together they fit the second-level cache. */
    static final int COLUMNS = 512;

    private static final int BLOCK_ROWS = PANEL == 16 ? 128 : 120;

    private VectorLinear() {}

    /**
     * {@code c[i, j] = sum over p of a[i, p] * b[p, j]}.
     *
     * @param as how far apart the rows of a are, as stored
     * @param aTransposed whether a is stored as [depth, rows]
     * @param bTransposed whether b is stored as [columns, depth]
     */
    static void product(
            Worker worker,
            float[] a,
            int ao,
            int as,
            boolean aTransposed,
            float[] b,
            int bo,
            int bs,
            boolean bTransposed,
            float[] c,
            int co,
            int cs,
            int rows,
            int columns,
            int depth) {
        int maxDepth = Math.min(DEPTH, depth);
        int maxColumns = Math.min(COLUMNS, (columns + WIDTH - 1) / WIDTH * WIDTH);
        int maxRows = Math.min(BLOCK_ROWS, (rows + PANEL - 1) / PANEL * PANEL);
        float[] packedA = worker.scratch(1, maxRows * maxDepth);
        float[] packedB = worker.scratch(2, maxColumns * maxDepth + ROWS * WIDTH);
        int edge = maxColumns * maxDepth;
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            for (int k = 0; k < depth; k += DEPTH) {
                int thickness = Math.min(DEPTH, depth - k);
                int step = thickness * WIDTH;
                if (bTransposed) {
                    Panels.ofTransposedColumns(b, bo + j * bs + k, bs, width, thickness, packedB, 0, step);
                } else {
                    Panels.ofColumns(b, bo + k * bs + j, bs, width, thickness, packedB, 0, step);
                }
                for (int i = 0; i < rows; i += BLOCK_ROWS) {
                    int height = Math.min(BLOCK_ROWS, rows - i);
                    if (aTransposed) {
                        Panels.ofTransposedTiles(a, ao + k * as + i, as, height, thickness, packedA, 0);
                    } else {
                        Panels.ofTiles(a, ao + i * as + k, as, height, thickness, packedA, 0);
                    }
                    int to = co + i * cs + j;
                    Tiles.multiply(
                            packedA,
                            0,
                            PANEL * thickness,
                            packedB,
                            0,
                            step,
                            thickness,
                            k > 0,
                            c,
                            to,
                            cs,
                            height,
                            width,
                            packedB,
                            edge);
                }
            }
        }
    }
}
