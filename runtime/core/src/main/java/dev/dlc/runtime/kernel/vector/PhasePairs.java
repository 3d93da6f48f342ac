package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;

import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.Phases;

/**
 * Splits images for a stride of two, see {@link Phases#splitInside}: row by row as they lie in memory, both phases of the columns at once.
 * Phase by phase, each of them reads every second row of a channel, where the processor foresees little, and waited for memory: of a
 * convolution of 16 to 32 channels of 32 x 32 a third of its time.
 */
final class PhasePairs {
    private PhasePairs() {}

    /** Whether all phases are read, and rows are long enough for vectors. */
    static boolean fit(Convolution shape) {
        return shape.strideHeight() == 2
                && shape.strideWidth() == 2
                && readsBoth(shape.dilationHeight(), shape.kernelHeight())
                && readsBoth(shape.dilationWidth(), shape.kernelWidth())
                && count(shape, 1 - shape.padWidth() % 2) >= LANES;
    }

    /** Whether some taps read one phase and some the other. */
    private static boolean readsBoth(int dilation, int kernel) {
        return kernel > 1 && dilation % 2 == 1;
    }

    /** The first column of a phase of the padded image that is one of the image's. */
    private static int left(Convolution shape, int phase) {
        return (Math.max(shape.padWidth() - phase, 0) + 1) / 2;
    }

    /** How many columns of the image a phase holds. */
    private static int count(Convolution shape, int phase) {
        int end = (shape.width() + shape.padWidth() - phase + 1) / 2;
        return Math.min(Phases.columns(shape), end) - left(shape, phase);
    }

    /** As {@link Phases#splitInside}, of an image that {@link #fit fits}. */
    static void splitInside(Convolution shape, float[] image, int offset, int channels, float[] to, int toOffset) {
        int columns = Phases.columns(shape);
        int plane = Phases.rows(shape) * columns;
        int pad = shape.padHeight();
        int rows = Math.min(shape.height(), 2 * Phases.rows(shape) - pad);
        int down = pad % 2 == 0 ? 2 * plane : columns - 2 * plane;
        int even = shape.padWidth() % 2;
        int odd = 1 - even;
        // Of an even column's right neighbour no more than the last is missing.
        int pairs = count(shape, odd);
        boolean unpaired = count(shape, even) > pairs;
        for (int c = 0; c < channels; c++) {
            int source = offset + c * shape.height() * shape.width();
            int first = toOffset + (4 * c + pad % 2 * 2) * plane + pad / 2 * columns;
            int toEven = first + even * plane + left(shape, even);
            int toOdd = first + odd * plane + left(shape, odd);
            Pairs.part(image, source, shape.width(), to, toEven, toOdd, down, columns - down, rows, pairs);
            for (int i = 0; unpaired && i < rows; i++) {
                to[toEven + i / 2 * columns + i % 2 * down + pairs] = image[source + i * shape.width() + 2 * pairs];
            }
        }
    }
}
