package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.PANEL;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies parts of matrices into the panels that {@link Tiles} reads. */
final class Panels {
    /** Numbers of a line of the first-level cache. */
    private static final int BLOCK = 16;

    private Panels() {}

    /**
     * Panels of {@code rows} rows of a matrix whose rows are {@code stride} apart, {@code depth} numbers of each: the numbers
     * of a panel's rows end up side by side.
     */
    static void ofRows(float[] a, int ao, int stride, int rows, int depth, float[] to, int offset) {
        for (int i = 0; i < rows; i += Tiles.ROWS) {
            int height = Math.min(Tiles.ROWS, rows - i);
            int panelRows = height == Tiles.ROWS ? height : Tiles.panelRows(height);
            interleave(a, ao + i * stride, stride, height, depth, to, offset + i * depth, panelRows);
        }
    }

    /** As {@link #ofRows}, {@link Tiles#PANEL} rows a panel. */
    static void ofTiles(float[] a, int ao, int stride, int rows, int depth, float[] to, int offset) {
        for (int i = 0; i < rows; i += PANEL) {
            int height = Math.min(PANEL, rows - i);
            if (height == LANES) {
                Transpose.interleave(a, ao + i * stride, stride, height, depth, to, offset + i * depth, PANEL);
            } else {
                interleave(a, ao + i * stride, stride, height, depth, to, offset + i * depth, PANEL);
            }
        }
    }

    /** As {@link #ofTiles}, of a matrix that is stored transposed: {@code depth} rows of {@code rows} numbers. */
    static void ofTransposedTiles(float[] a, int ao, int stride, int rows, int depth, float[] to, int offset) {
        for (int i = 0; i < rows; i += PANEL) {
            int height = Math.min(PANEL, rows - i);
            int panel = offset + i * depth;
            if (height == LANES) {
                for (int p = 0; p < depth; p++) {
                    FloatVector.fromArray(SPECIES, a, ao + p * stride + i).intoArray(to, panel + p * PANEL);
                }
                continue;
            }
            for (int p = 0; p < depth; p++) {
                int source = ao + p * stride + i;
                int target = panel + p * PANEL;
                for (int r = 0; r < height; r++) {
                    to[target + r] = a[source + r];
                }
                for (int r = height; r < PANEL; r++) {
                    to[target + r] = 0f;
                }
            }
        }
    }

    /** Panels of {@code columns} columns of a matrix of {@code depth} rows that are {@code stride} apart. */
    static void ofColumns(float[] b, int bo, int stride, int columns, int depth, float[] to, int offset, int step) {
        for (int j = 0; j < columns; j += WIDTH) {
            int panel = offset + j / WIDTH * step;
            if (columns - j >= WIDTH) {
                for (int p = 0; p < depth; p++) {
                    int source = bo + p * stride + j;
                    FloatVector.fromArray(SPECIES, b, source).intoArray(to, panel + p * WIDTH);
                    FloatVector.fromArray(SPECIES, b, source + LANES).intoArray(to, panel + p * WIDTH + LANES);
                }
            } else {
                for (int p = 0; p < depth; p++) {
                    int target = panel + p * WIDTH;
                    System.arraycopy(b, bo + p * stride + j, to, target, columns - j);
                    Arrays.fill(to, target + columns - j, target + WIDTH, 0f);
                }
            }
        }
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
