package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.ProductTiles.DEPTH;
import static dev.dlc.runtime.kernel.vector.ProductTiles.LOW;
import static dev.dlc.runtime.kernel.vector.ProductTiles.PANEL;
import static dev.dlc.runtime.kernel.vector.ProductTiles.ROWS;
import static dev.dlc.runtime.kernel.vector.ProductTiles.ROW_STRIDE;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.MANY_REGISTERS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import dev.dlc.runtime.Worker;

/**
 * Matrix products in blocks that fit the caches, as Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication" (2008). A block of the depth continues where the one before has stopped, so the order of the additions is
 * that of one sum.
 */
final class VectorLinear {
    /**
     * Columns of a block of b. With 32 registers it fits the second-level cache beside a block of a. With 16 its panels are read one after the
     * other, which the processor foresees: fewer blocks, each of which a is packed for, are a few per cent faster.
     */
    static final int COLUMNS = MANY_REGISTERS ? 512 : 1024;

    private static final int BLOCK_ROWS = 120;

    /** Matrices of so many numbers are read where they are: they fit the first-level cache. */
    private static final int SMALL = 8192;

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
        // Blocks of about equal depth, for a last one of a few products would only move c; of whole squares of
        // Transpose.
        int blocks = (depth + DEPTH - 1) / DEPTH;
        int maxDepth = Math.min(depth, ((depth + blocks - 1) / blocks + 15) / 16 * 16);
        int maxColumns = Math.min(COLUMNS, (columns + WIDTH - 1) / WIDTH * WIDTH);
        // The last tile may reach over the last row, into any numbers.
        int maxRows = Math.min(BLOCK_ROWS, rows) + ROWS;
        boolean bDirect = !bTransposed && columns % LANES == 0 && columns * depth <= SMALL;
        boolean aDirect = aTransposed && rows % LOW == 0 && rows * depth <= SMALL;
        float[] edge = worker.scratch(0, ROWS * WIDTH);
        float[] packedA =
                aDirect ? a : worker.scratch(1, aTransposed ? maxRows * PANEL / ROWS * maxDepth : maxRows * ROW_STRIDE);
        float[] packedB = bDirect ? b : worker.scratch(2, maxColumns * maxDepth);
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            for (int k = 0; k < depth; k += maxDepth) {
                int thickness = Math.min(maxDepth, depth - k);
                int bStep = bDirect ? WIDTH : thickness * WIDTH;
                int bRow = bDirect ? bs : WIDTH;
                int bFrom = bDirect ? bo + k * bs + j : 0;
                if (bTransposed) {
                    Panels.ofTransposedColumns(b, bo + j * bs + k, bs, width, thickness, packedB, 0, bStep);
                } else if (!bDirect) {
                    Panels.ofColumns(b, bo + k * bs + j, bs, width, thickness, packedB, bStep);
                }
                for (int i = 0; i < rows; i += BLOCK_ROWS) {
                    int height = Math.min(BLOCK_ROWS, rows - i);
                    int to = co + i * cs + j;
                    boolean add = k > 0;
                    int aFrom = aDirect ? ao + k * as + i : 0;
                    int aRow = aDirect ? as : PANEL;
                    int aStep = aDirect ? ROWS : PANEL * thickness;
                    if (!aTransposed) {
                        Panels.copyRows(a, ao + i * as + k, as, height, thickness, packedA);
                    } else if (!aDirect) {
                        Panels.ofTransposedRows(a, ao + k * as + i, as, height, thickness, packedA);
                    }
                    ProductTiles.multiply(
                            packedA,
                            aFrom,
                            aRow,
                            aStep,
                            aTransposed,
                            packedB,
                            bFrom,
                            bRow,
                            bStep,
                            thickness,
                            add,
                            c,
                            to,
                            cs,
                            height,
                            width,
                            edge);
                }
            }
        }
    }
}
