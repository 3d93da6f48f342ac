package dev.dlc.runtime.kernel;

/**
 * The shape of a two-dimensional convolution or pooling window, known at compile time. Images are [channels, height,
 * width], weights [filters, channels / groups, kernelHeight, kernelWidth], as PyTorch lays them out.
 */
public record Convolution(
        int channels,
        int height,
        int width,
        int filters,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padHeight,
        int padWidth,
        int dilationHeight,
        int dilationWidth,
        int groups) {
    /** Two threads have no vector of 16 each for all of fewer. */
    private static final int FEW_FILTERS = 32;

    private static final int SEVERAL_CHANNELS = 4;

    /** Two rows for each of two threads: vectors of two rows make a tile where rows are short. */
    private static final int SEVERAL_TILES = 4;

    /** Positions that a part of the gradient in the weights has at least: to begin and end one takes as long as some hundred. */
    private static final int PART_POSITIONS = 8192;

    /** Rows of the output: {@code (height + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1}. */
    public int outputHeight() {
        return (height + 2 * padHeight - dilationHeight * (kernelHeight - 1) - 1) / strideHeight + 1;
    }

    /** Columns of the output. */
    public int outputWidth() {
        return (width + 2 * padWidth - dilationWidth * (kernelWidth - 1) - 1) / strideWidth + 1;
    }

    /** Numbers of one input image. */
    public int inputSize() {
        return channels * height * width;
    }

    /** Numbers of one output image. */
    public int outputSize() {
        return filters * outputHeight() * outputWidth();
    }

    /**
     * How the gradient in a weight adds its products: over 16 lanes of output positions, or one after the other; see {@link
     * KernelProvider#convolutionWeightGradient}. In lanes where vectors of 16 positions are estimated to be faster than vectors of
     * 16 filters, which need the output's gradient transposed: where there are few filters, or few taps, on a large map.
     */
    public boolean sumsWeightGradientInLanes() {
        long ofGroup = filters / groups;
        long taps = (long) channels / groups * kernelHeight * kernelWidth;
        long area = (long) outputHeight() * outputWidth();
        long alongFilters = area * ((ofGroup + 15) / 16 * taps + 2 * ofGroup);
        // The sums of a tile are read and written once a sample.
        long alongPositions = ofGroup * taps * ((area + 15) / 16 + 4);
        if (strideWidth > 1) {
            // The image's numbers are put side by side one by one.
            alongPositions += 8 * taps * area;
        }
        return alongPositions < alongFilters;
    }

    /** Whether the output is computed as {@link Winograd} says. */
    public boolean filtersForward() {
        return Winograd.pays(this, channels, filters, outputHeight());
    }

    /**
     * Whether the output of one sample divides by rows of tiles of {@link Winograd}, not by filters: nothing is transformed twice
     * then, but of a small image a thread would have a single row or none.
     */
    public boolean dividesOutputByTiles() {
        return filtersForward() && Winograd.tiles(outputHeight(), kernelHeight()) >= SEVERAL_TILES;
    }

    /** Into how many pieces the output of one sample divides: rows of tiles, or filters. */
    public int outputPieces() {
        return dividesOutputByTiles() ? Winograd.tiles(outputHeight(), kernelHeight()) : filters;
    }

    /** Whether the gradient in the input is computed as {@link Winograd} says. */
    public boolean filtersInputGradient() {
        return Winograd.pays(this, filters, channels, height);
    }

    /** Whether the gradient in the weights is computed as {@link Winograd} says. */
    public boolean filtersWeightGradient() {
        return Winograd.pays(this, channels, filters, outputHeight());
    }

    /**
     * Whether the gradient in the weights divides among threads by channels, not by filters: where vectors hold filters and
     * these are few, because half of a vector takes as long as a whole one.
     */
    public boolean dividesWeightGradientByChannels() {
        boolean alongFilters = groups == 1 && !sumsWeightGradientInLanes();
        return filtersWeightGradient() || alongFilters && filters <= FEW_FILTERS && channels >= SEVERAL_CHANNELS;
    }

    /**
     * Into how many parts, a power of two, the samples are divided for the gradient in the weights: each part's products are summed
     * by themselves, so that threads need not all read all samples. That depends on nothing but the number of samples, so that
     * the sum is the same for any number of threads.
     *
     * @param most how many parts there may be
     */
    public int weightGradientParts(int most, int samples) {
        long positions = (long) samples * outputHeight() * outputWidth();
        // In lanes a thread reads nothing but what its filters need.
        int limit = sumsWeightGradientInLanes() && !filtersWeightGradient() ? 1 : Math.min(most, samples);
        int parts = 1;
        while (2 * parts <= limit && positions >= 2L * parts * PART_POSITIONS) {
            parts *= 2;
        }
        return parts;
    }

    /** Numbers of all weights. */
    public int weightsSize() {
        return filters * (channels / groups) * kernelHeight * kernelWidth;
    }

    /** Into how many pieces the gradient in the weights divides: channels or filters. */
    public int weightGradientShares() {
        return dividesWeightGradientByChannels() ? channels : filters;
    }
}
