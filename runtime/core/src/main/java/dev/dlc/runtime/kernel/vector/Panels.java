package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.ProductTiles.PANEL;
import static dev.dlc.runtime.kernel.vector.ProductTiles.ROWS;
import static dev.dlc.runtime.kernel.vector.ProductTiles.ROW_STRIDE;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import jdk.incubator.vector.FloatVector;

/** Copies parts of matrices into the panels that {@link Tiles} reads. */
final class Panels {
    /**
     * Rows of a matrix, or numbers of each row, that are copied to all panels before the next. Numbers of a row: a line of the first-level
     * cache. Rows: where they lie 4 KiB apart all fall into a few sets of the caches, and the next panel, which reads on in the same
     * lines, would find none of many there.
     */
    private static final int BLOCK = 16;

    /** Rows of so many numbers are short. */
    private static final int SHORT = 64;

    private Panels() {}

    /**
     * Panels of {@code full} of the {@code rows} rows of a matrix whose rows are {@code stride} apart, {@code depth} numbers of each: the
     * numbers of a panel's rows end up side by side.
     */
    static void ofRows(float[] a, int ao, int stride, int rows, int full, int depth, float[] to, int offset) {
        for (int i = 0; i < rows; i += full) {
            int height = Math.min(full, rows - i);
            int step = Tiles.panelStep(height == full ? height : Tiles.panelRows(height));
            int target = offset + i / full * Tiles.panelStep(full) * depth;
            interleave(a, ao + i * stride, stride, height, depth, to, target, step);
        }
    }

    /** The rows themselves, {@link ProductTiles#ROW_STRIDE} apart. */
    static void copyRows(float[] a, int ao, int stride, int rows, int depth, float[] to) {
        int copied = 0;
        if (depth <= SHORT) {
            // The loop runs along the rows, of which there are more than vectors in one.
            for (; copied + LANES <= depth; copied += LANES) {
                copyVectors(a, ao + copied, stride, rows, to, copied);
            }
        }
        if (copied < depth) {
            VectorRows.COPY.copy(a, ao + copied, stride, to, copied, ROW_STRIDE, rows, depth - copied);
        }
    }

    private static void copyVectors(float[] a, int ao, int stride, int rows, float[] to, int offset) {
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(SPECIES, a, ao + i * stride).intoArray(to, offset + i * ROW_STRIDE);
        }
    }

    /**
     * Panels of {@link ProductTiles#ROWS} rows of a matrix that is stored transposed: {@code depth} rows of {@code rows}
     * numbers. Behind the rows of a panel stand the next ones, which the last tiles read there, up to {@link ProductTiles#PANEL}, or any
     * numbers of the matrix.
     */
    static void ofTransposedRows(float[] a, int ao, int stride, int rows, int depth, float[] to) {
        for (int first = 0; first < depth; first += BLOCK) {
            int block = Math.min(BLOCK, depth - first);
            int from = ao + first * stride;
            for (int i = 0; i < rows; i += ROWS) {
                int panel = (i / ROWS * depth + first) * PANEL;
                int whole = wholeRows(a, from + i, stride, block, PANEL);
                copyTransposed(a, from + i, stride, whole, to, panel);
                int height = Math.min(PANEL, rows - i);
                for (int p = whole; p < block; p++) {
                    System.arraycopy(a, from + p * stride + i, to, panel + p * PANEL, height);
                }
            }
        }
    }

    private static void copyTransposed(float[] a, int ao, int stride, int depth, float[] to, int panel) {
        for (int p = 0; p < depth; p++) {
            for (int r = 0; r < PANEL; r += LANES) {
                FloatVector.fromArray(SPECIES, a, ao + p * stride + r).intoArray(to, panel + p * PANEL + r);
            }
        }
    }

    /**
     * Panels of {@code columns} columns of a matrix of {@code depth} rows that are {@code stride} apart. Behind the columns of
     * the last panel stand any numbers of the array.
     */
    static void ofColumns(float[] b, int bo, int stride, int columns, int depth, float[] to, int step) {
        for (int first = 0; first < depth; first += BLOCK) {
            int block = Math.min(BLOCK, depth - first);
            int from = bo + first * stride;
            for (int j = 0; j < columns; j += WIDTH) {
                int panel = j / WIDTH * step + first * WIDTH;
                int whole = wholeRows(b, from + j, stride, block, WIDTH);
                copyColumns(b, from + j, stride, whole, to, panel);
                int width = Math.min(WIDTH, columns - j);
                for (int p = whole; p < block; p++) {
                    System.arraycopy(b, from + p * stride + j, to, panel + p * WIDTH, width);
                }
            }
        }
    }

    private static void copyColumns(float[] b, int bo, int stride, int depth, float[] to, int panel) {
        for (int p = 0; p < depth; p++) {
            FloatVector.fromArray(SPECIES, b, bo + p * stride).intoArray(to, panel + p * WIDTH);
            FloatVector.fromArray(SPECIES, b, bo + p * stride + LANES).intoArray(to, panel + p * WIDTH + LANES);
        }
    }

    /** How many of {@code depth} rows of {@code width} numbers from {@code offset} on lie in the array. */
    private static int wholeRows(float[] array, int offset, int stride, int depth, int width) {
        int room = array.length - width - offset;
        return room < 0 ? 0 : Math.min(depth, room / stride + 1);
    }

    /** As {@link #ofColumns}, of a matrix that is stored transposed: {@code columns} rows of {@code depth} numbers. */
    static void ofTransposedColumns(
            float[] b, int bo, int stride, int columns, int depth, float[] to, int offset, int step) {
        for (int j = 0; j < columns; j += WIDTH) {
            int width = Math.min(WIDTH, columns - j);
            Transpose.interleave(b, bo + j * stride, stride, width, depth, to, offset + j / WIDTH * step, WIDTH);
        }
    }

    /** Number (p, r) of the result is number (r, p) of the source for {@code r < rows}, and 0 up to {@code width}. */
    static void interleave(float[] from, int fo, int stride, int rows, int depth, float[] to, int offset, int width) {
        // Blocks of as many numbers of each row as a line of the cache holds: what is written stays in the cache
        // meanwhile.
        for (int first = 0; first < depth; first += BLOCK) {
            int end = Math.min(first + BLOCK, depth);
            int r = 0;
            for (; r + 3 < rows; r += 4) {
                interleaveFour(from, fo + r * stride, stride, first, end, to, offset + r, width);
            }
            for (; r < rows; r++) {
                for (int p = first; p < end; p++) {
                    to[offset + r + p * width] = from[fo + r * stride + p];
                }
            }
            for (; r < width; r++) {
                for (int p = first; p < end; p++) {
                    to[offset + r + p * width] = 0f;
                }
            }
        }
    }

    private static void interleaveFour(
            float[] from, int fo, int stride, int first, int end, float[] to, int target, int width) {
        int second = fo + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int p = first; p < end; p++) {
            int place = target + p * width;
            to[place] = from[fo + p];
            to[place + 1] = from[second + p];
            to[place + 2] = from[third + p];
            to[place + 3] = from[fourth + p];
        }
    }
}
