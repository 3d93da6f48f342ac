package dev.dlc.runtime.kernel.vector;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.OutputParts;
import dev.dlc.runtime.kernel.PackedWeights;
import dev.dlc.runtime.kernel.Phases;
import dev.dlc.runtime.kernel.Winograd;

/** Convolutions by {@link Winograd}, and their gradients in the input, which are convolutions of the gradient of the output. */
final class WinogradConvolution {
    private WinogradConvolution() {}

    static void forward(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int from,
            int to) {
        int count = shape.channels() * shape.kernelWidth();
        int[] taps = worker.indices(count);
        findTaps(shape, taps);
        float[] weights = worker.scratch(1, WinogradPlanes.packedSize(shape.filters(), shape.kernelWidth(), count));
        float[] transformed = worker.scratch(2, Winograd.PRODUCTS * shape.filters() * count);
        pack(shape, w, wOffset, transformed, weights);
        forward(worker, shape, x, xOffset, weights, taps, y, yOffset, from, to, 0, shape.outputPieces());
    }

    /** What {@link #forward} otherwise finds out in each call. */
    static PackedWeights pack(Convolution shape, float[] w, int wOffset) {
        int count = shape.channels() * shape.kernelWidth();
        int[] taps = new int[count];
        findTaps(shape, taps);
        float[] weights = new float[WinogradPlanes.packedSize(shape.filters(), shape.kernelWidth(), count)];
        pack(shape, w, wOffset, new float[Winograd.PRODUCTS * shape.filters() * count], weights);
        int run = PlaneTiles.run(shape.kernelWidth());
        int together = DirectConvolution.together(shape.filters(), run, shape.outputWidth(), count);
        return new PackedWeights(w, wOffset, weights, taps, OutputParts.of(shape, together));
    }

    private static void findTaps(Convolution shape, int[] taps) {
        WinogradPlanes.findTaps(
                shape.channels(),
                shape.width(),
                shape.padWidth(),
                shape.kernelHeight(),
                shape.kernelWidth(),
                shape.filters(),
                shape.outputHeight(),
                shape.outputWidth(),
                taps);
    }

    private static void pack(Convolution shape, float[] w, int wOffset, float[] transformed, float[] to) {
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        Winograd.transformWeights(
                w,
                wOffset,
                shape.filters(),
                shape.channels() * kernel,
                shape.channels(),
                kernel,
                shape.kernelHeight(),
                shape.kernelWidth(),
                false,
                transformed);
        int count = shape.channels() * shape.kernelWidth();
        WinogradPlanes.pack(transformed, shape.filters(), shape.kernelWidth(), shape.outputWidth(), count, to);
    }

    /**
     * {@link #forward} with weights and taps as {@link #pack(Convolution, float[], int)} makes them, for rows of tiles {@code
     * first} to {@code last}, or for filters, those together that are packed together.
     */
    static void forward(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] weights,
            int[] taps,
            float[] y,
            int yOffset,
            int from,
            int to,
            int first,
            int last) {
        boolean byTiles = shape.dividesOutputByTiles();
        WinogradPlanes.convolve(
                worker,
                x,
                xOffset,
                shape.channels(),
                shape.height(),
                shape.width(),
                shape.padHeight(),
                shape.padWidth(),
                shape.kernelHeight(),
                shape.kernelWidth(),
                weights,
                taps,
                y,
                yOffset,
                shape.filters(),
                shape.outputHeight(),
                shape.outputWidth(),
                from,
                to,
                byTiles ? first : 0,
                byTiles ? last : Winograd.tiles(shape.outputHeight(), shape.kernelHeight()),
                byTiles ? 0 : first,
                byTiles ? shape.filters() : last);
    }

    static void inputGradient(
            Worker worker,
            Convolution shape,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int count = shape.filters() * shape.kernelWidth();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int[] taps = worker.indices(count);
        WinogradPlanes.findTaps(
                shape.filters(),
                shape.outputWidth(),
                Phases.marginLeft(shape),
                shape.kernelHeight(),
                shape.kernelWidth(),
                shape.channels(),
                shape.height(),
                shape.width(),
                taps);
        float[] weights = worker.scratch(1, WinogradPlanes.packedSize(shape.channels(), shape.kernelWidth(), count));
        float[] transformed = worker.scratch(2, Winograd.PRODUCTS * shape.channels() * count);
        Winograd.transformWeights(
                w,
                wOffset,
                shape.channels(),
                kernel,
                shape.filters(),
                shape.channels() * kernel,
                shape.kernelHeight(),
                shape.kernelWidth(),
                true,
                transformed);
        WinogradPlanes.pack(transformed, shape.channels(), shape.kernelWidth(), shape.width(), count, weights);
        WinogradPlanes.convolve(
                worker,
                dy,
                dyOffset,
                shape.filters(),
                shape.outputHeight(),
                shape.outputWidth(),
                Phases.marginTop(shape),
                Phases.marginLeft(shape),
                shape.kernelHeight(),
                shape.kernelWidth(),
                weights,
                taps,
                dx,
                dxOffset,
                shape.channels(),
                shape.height(),
                shape.width(),
                from,
                to,
                0,
                Winograd.tiles(shape.height(), shape.kernelHeight()),
                0,
                shape.channels());
    }
}
