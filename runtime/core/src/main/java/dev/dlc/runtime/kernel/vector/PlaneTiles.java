package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.CHECKS_TOGETHER;
import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.MANY_REGISTERS;
import static dev.dlc.runtime.kernel.vector.Tiles.ROWS;
import static dev.dlc.runtime.kernel.vector.Tiles.WIDTH;

/**
 * A convolution whose vectors hold neighbouring pixels of one plane: a tile is some filters by two vectors of pixels, each tap
 * loads the pixels that it reads, shifted, from the padded image, and broadcasts a weight a filter. Best where rows are about
 * as long as a multiple of a vector. Rows of less than a vector are computed whole vectors at a time, from top to bottom, so
 * that each row overwrites what the one above has written over its end.
 */
final class PlaneTiles {
    /** The time of a vector's multiplication in the tile that is used most, in hundredths of the best tile's, measured. */
    private static final long COST = MANY_REGISTERS ? 110 : 100;

    /** Instructions for three neighbouring taps of a tile of 4, 5 and 6 filters; that of 6 takes one at a time. */
    private static final int[] INSTRUCTIONS = {74, 83, 114};

    private PlaneTiles() {}

    /** Numbers that the tiles at an edge need. */
    static int edgeSize() {
        return ROWS * WIDTH;
    }

    /** About the time for a row, in hundredths of that of a vector's multiplication, over {@code count} taps. */
    static long cost(int filters, int width, int count) {
        return COST * count * Tiles.paddedRows(filters) * ((width + LANES - 1) / LANES);
    }

    /** How many of {@code filters} filters stand in a full panel, for taps with a {@link #run(int)} of {@code run}. */
    static int together(int filters, int run) {
        int best = ROWS;
        for (int rows = 4; rows < ROWS && run == 3 && !CHECKS_TOGETHER; rows++) {
            best = instructions(filters, rows) < instructions(filters, best) ? rows : best;
        }
        return best;
    }

    private static int instructions(int filters, int full) {
        int rest = filters % full;
        return filters / full * INSTRUCTIONS[full - 4] + (rest == 0 ? 0 : INSTRUCTIONS[Tiles.panelRows(rest) - 4]);
    }

    /** The numbers that {@link #pack} writes for each tap. */
    static int packedRows(int filters, int run) {
        return Tiles.packedRows(filters, together(filters, run));
    }

    /** Packs the {@code filters} rows of {@code count} weights; returns the place after them. */
    static int pack(float[] w, int wo, int filters, int run, int count, float[] to, int offset) {
        Panels.ofRows(w, wo, count, filters, together(filters, run), count, to, offset);
        return offset + packedRows(filters, run) * count;
    }

    /**
     * How many taps in a row a tile may take for neighbours, of a kernel whose taps in a row read {@code width} neighbouring numbers: 3
     * or 1. Three only where a tile has few registers, for a method with larger tiles would be too large, see {@link Tiles}.
     */
    static int run(int width) {
        return width == 3 && !MANY_REGISTERS ? 3 : 1;
    }

    /**
     * {@link DirectConvolution#planes} with weights of {@link #pack}; {@code edge} has {@link #edgeSize} numbers.
     *
     * @param run how many taps in a row read neighbouring numbers, of {@link #run(int)}; where more than one, {@code start} is 0
     * @param together filters of a full panel
     */
    static void run(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int filters,
            int together,
            int rows,
            int width,
            float[] edge) {
        int area = rows * width;
        int panel = wo;
        for (int f = 0; f < filters; f += together) {
            int height = Math.min(together, filters - f);
            int panelRows = height == together ? together : Tiles.panelRows(height);
            boolean whole = height == panelRows;
            int out = yo + f * area;
            int row = 0;
            if (whole && panelRows == 6 && MANY_REGISTERS) {
                row = threes(x, xo, stride, taps, start, count, w, panel, y, out, area, rows, width);
            }
            if (whole && width >= LANES) {
                int first = row;
                for (; row < rows; row++) {
                    wideTiles(
                            x,
                            xo + row * stride,
                            taps,
                            start,
                            count,
                            run,
                            w,
                            panel,
                            y,
                            out + row * width,
                            area,
                            panelRows,
                            width);
                }
                lastColumns(
                        x, xo, stride, taps, start, count, run, w, panel, y, out, area, panelRows, first, rows, width);
            } else if (whole) {
                // Both rows of a tile must end a vector after their start within the plane: the next one is another's.
                for (; (row + 1) * width + LANES <= area; row += 2) {
                    int source = xo + row * stride;
                    int target = out + row * width;
                    wide(
                            x,
                            source,
                            source + stride,
                            taps,
                            start,
                            count,
                            run,
                            w,
                            panel,
                            y,
                            target,
                            target + width,
                            area,
                            panelRows);
                }
            }
            for (; row < rows; row += 2) {
                edgeRows(
                        x,
                        xo + row * stride,
                        row + 1 < rows ? stride : 0,
                        taps,
                        start,
                        count,
                        run,
                        w,
                        panel,
                        y,
                        out + row * width,
                        area,
                        height,
                        panelRows,
                        width,
                        edge);
            }
            panel += Tiles.panelStep(panelRows) * count;
        }
    }

    /** Rows of six filters, three vectors of pixels at a time; returns the first row that is left. */
    private static int threes(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int area,
            int rows,
            int width) {
        int row = 0;
        if (width < LANES) {
            // All rows of a tile must end a vector after their start within the plane.
            for (; (row + 2) * width + LANES <= area; row += 3) {
                int from = xo + row * stride;
                int to = yo + row * width;
                PlaneTile6.three(
                        x,
                        from,
                        from + stride,
                        from + 2 * stride,
                        taps,
                        start,
                        count,
                        w,
                        wo,
                        y,
                        to,
                        to + width,
                        to + 2 * width,
                        area);
            }
            return row;
        }
        int vectors = (width + LANES - 1) / LANES;
        int whole = vectors % 3 == 0 ? rows : rows / 3 * 3;
        int last = width - LANES;
        for (int i = 0; i < whole * vectors; i += 3) {
            int second = i + 1;
            int third = i + 2;
            int q = Math.min(i % vectors * LANES, last);
            int q2 = Math.min(second % vectors * LANES, last);
            int q3 = Math.min(third % vectors * LANES, last);
            PlaneTile6.three(
                    x,
                    xo + i / vectors * stride + q,
                    xo + second / vectors * stride + q2,
                    xo + third / vectors * stride + q3,
                    taps,
                    start,
                    count,
                    w,
                    wo,
                    y,
                    yo + i / vectors * width + q,
                    yo + second / vectors * width + q2,
                    yo + third / vectors * width + q3,
                    area);
        }
        return whole;
    }

    /** Pairs of vectors of a row, up to where fewer than two are left, or the last two overlapping. */
    private static void wideTiles(
            float[] x,
            int xo,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int area,
            int filters,
            int width) {
        int q = 0;
        for (; q + WIDTH <= width; q += WIDTH) {
            wide(x, xo + q, xo + q + LANES, taps, start, count, run, w, wo, y, yo + q, yo + q + LANES, area, filters);
        }
        if (width - q > LANES) {
            int last = width - LANES;
            wide(x, xo + q, xo + last, taps, start, count, run, w, wo, y, yo + q, yo + last, area, filters);
        }
    }

    /** The last vector of each row from {@code first} on, where {@link #wideTiles} leaves one: those of two rows at a time. */
    private static void lastColumns(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int area,
            int filters,
            int first,
            int rows,
            int width) {
        int rest = width % WIDTH;
        if (rest == 0 || rest > LANES) {
            return;
        }
        int last = width - LANES;
        int row = first;
        for (; row + 1 < rows; row += 2) {
            int source = xo + row * stride + last;
            int target = yo + row * width + last;
            wide(x, source, source + stride, taps, start, count, run, w, wo, y, target, target + width, area, filters);
        }
        if (row < rows) {
            narrow(x, xo + row * stride + last, taps, start, count, w, wo, y, yo + row * width + last, area, filters);
        }
    }

    /** Two rows, or one where {@code stride} is 0, by way of the edge: writes none of the next row, and none of the next plane. */
    private static void edgeRows(
            float[] x,
            int xo,
            int stride,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int area,
            int filters,
            int panelRows,
            int width,
            float[] edge) {
        for (int q = 0; q < width; q += LANES) {
            int columns = Math.min(LANES, width - q);
            if (stride == 0) {
                narrow(x, xo + q, taps, start, count, w, wo, edge, 0, WIDTH, panelRows);
            } else {
                int second = xo + stride + q;
                wide(x, xo + q, second, taps, start, count, run, w, wo, edge, 0, LANES, WIDTH, panelRows);
            }
            for (int f = 0; f < filters; f++) {
                int target = yo + f * area + q;
                System.arraycopy(edge, f * WIDTH, y, target, columns);
                if (stride > 0) {
                    System.arraycopy(edge, f * WIDTH + LANES, y, target + width, columns);
                }
            }
        }
    }

    private static void wide(
            float[] x,
            int first,
            int second,
            int[] taps,
            int start,
            int count,
            int run,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int y2,
            int area,
            int filters) {
        switch (filters) {
            case 8:
                PlaneTile8.wide(x, first, second, taps, start, count, w, wo, y, yo, y2, area);
                break;
            case 6:
                if (CHECKS_TOGETHER && !MANY_REGISTERS && start == 0) {
                    PlaneTile6Threes.any(x, first, second, taps, count, w, wo, y, yo, y2, area);
                } else {
                    PlaneTile6.wide(x, first, second, taps, start, count, w, wo, y, yo, y2, area);
                }
                break;
            case 5:
                PlaneTile5.wideThrees(x, first, second, taps, count, w, wo, y, yo, y2, area);
                break;
            default:
                if (run == 3) {
                    PlaneTile4.wideThrees(x, first, second, taps, count, w, wo, y, yo, y2, area);
                } else {
                    PlaneTile4.wide(x, first, second, taps, start, count, w, wo, y, yo, y2, area);
                }
                break;
        }
    }

    private static void narrow(
            float[] x,
            int xo,
            int[] taps,
            int start,
            int count,
            float[] w,
            int wo,
            float[] y,
            int yo,
            int area,
            int filters) {
        switch (filters) {
            case 8:
                PlaneTile8.narrow(x, xo, taps, start, count, w, wo, y, yo, area);
                break;
            case 6:
                PlaneTile6.narrow(x, xo, taps, start, count, w, wo, y, yo, area);
                break;
            case 5:
                PlaneTile5.narrow(x, xo, taps, start, count, w, wo, y, yo, area);
                break;
            default:
                PlaneTile4.narrow(x, xo, taps, start, count, w, wo, y, yo, area);
                break;
        }
    }
}
