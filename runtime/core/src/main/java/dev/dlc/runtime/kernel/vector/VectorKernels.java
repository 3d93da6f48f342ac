package dev.dlc.runtime.kernel.vector;

import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.PackedWeights;
import dev.dlc.runtime.kernel.PlainKernels;

/**
 * Kernels with explicit vectors, as wide as the machine's: {@code jdk.incubator.vector} must be present. What has no vectors
 * here runs as plain Java; all of it gives the bits of {@link PlainKernels}.
 */
public final class VectorKernels extends PlainKernels {
    /** With fewer rows most of a tile would be empty, and of fewer products packing would be most of the work. */
    private static final int LEAST_ROWS = 4;

    static {
        OperatorKinds.show();
    }

    /** Whether the machine's vectors are wide enough to be worth it. */
    public static boolean isSupported() {
        return Tiles.SPECIES.vectorBitSize() >= 128 && Tiles.LANES <= 16;
    }

    @Override
    public String name() {
        return "vector " + Tiles.SPECIES.vectorBitSize() + "-bit";
    }

    @Override
    public void linear(
            Worker worker,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        int rows = to - from;
        if (rows < LEAST_ROWS) {
            super.linear(worker, x, xOffset, w, wOffset, y, yOffset, inputs, outputs, from, to);
            return;
        }
        int in = xOffset + from * inputs;
        int out = yOffset + from * outputs;
        VectorLinear.product(
                worker, x, in, inputs, false, w, wOffset, inputs, true, y, out, outputs, rows, outputs, inputs);
    }

    @Override
    public PackedWeights packLinear(float[] w, int wOffset, int inputs, int outputs) {
        return RowProduct.pack(w, wOffset, inputs, outputs);
    }

    @Override
    public void linear(
            Worker worker,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to,
            int first,
            int last) {
        if (to - from >= LEAST_ROWS && last - first == outputs) {
            linear(worker, x, xOffset, w.weights(), w.offset(), y, yOffset, inputs, outputs, from, to);
            return;
        }
        int begin = w.parts().boundary(first);
        int end = w.parts().boundary(last);
        for (int r = from; r < to; r++) {
            RowProduct.multiply(
                    worker, x, xOffset + r * inputs, w.packed(), y, yOffset + r * outputs, inputs, outputs, begin, end);
        }
    }

    @Override
    public void linearInputGradient(
            Worker worker,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        int rows = to - from;
        if (rows < LEAST_ROWS) {
            for (int r = from; r < to; r++) {
                RowSums.product(dy, dyOffset + r * outputs, 1, outputs, w, wOffset, dx, dxOffset + r * inputs, inputs);
            }
            return;
        }
        int in = dyOffset + from * outputs;
        int out = dxOffset + from * inputs;
        VectorLinear.product(
                worker, dy, in, outputs, false, w, wOffset, inputs, false, dx, out, inputs, rows, inputs, outputs);
    }

    @Override
    public void linearWeightGradient(
            Worker worker,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int inputs,
            int outputs,
            int rows,
            int from,
            int to) {
        int count = to - from;
        if (count < LEAST_ROWS || rows < LEAST_ROWS) {
            for (int o = from; o < to; o++) {
                RowSums.product(dy, dyOffset + o, outputs, rows, x, xOffset, dw, dwOffset + o * inputs, inputs);
            }
            return;
        }
        int out = dwOffset + from * inputs;
        VectorLinear.product(
                worker,
                dy,
                dyOffset + from,
                outputs,
                true,
                x,
                xOffset,
                inputs,
                false,
                dw,
                out,
                inputs,
                count,
                inputs,
                rows);
    }

    @Override
    public void convolution(
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
        if (shape.filtersForward()) {
            WinogradConvolution.forward(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to);
        } else {
            DirectConvolution.forward(worker, shape, x, xOffset, w, wOffset, y, yOffset, from, to);
        }
    }

    @Override
    public PackedWeights packConvolution(Convolution shape, float[] w, int wOffset) {
        return shape.filtersForward()
                ? WinogradConvolution.pack(shape, w, wOffset)
                : DirectConvolution.pack(shape, w, wOffset);
    }

    @Override
    public void convolution(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            PackedWeights w,
            float[] y,
            int yOffset,
            int from,
            int to,
            int first,
            int last) {
        int begin = w.parts().boundary(first);
        int end = w.parts().boundary(last);
        if (shape.filtersForward()) {
            WinogradConvolution.forward(
                    worker, shape, x, xOffset, w.packed(), w.taps(), y, yOffset, from, to, begin, end);
        } else {
            DirectConvolution.forward(
                    worker, shape, x, xOffset, w.packed(), w.taps(), y, yOffset, from, to, begin, end);
        }
    }

    @Override
    public void convolutionInputGradient(
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
        if (shape.filtersInputGradient()) {
            WinogradConvolution.inputGradient(worker, shape, dy, dyOffset, w, wOffset, dx, dxOffset, from, to);
        } else {
            DirectInputGradient.run(worker, shape, dy, dyOffset, w, wOffset, dx, dxOffset, from, to);
        }
    }

    @Override
    public void convolutionWeightGradient(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int samples,
            int from,
            int to) {
        if (from == to) {
            return;
        }
        if (shape.filtersWeightGradient()) {
            WinogradWeightGradient.compute(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        } else if (shape.sumsWeightGradientInLanes()) {
            LaneGradient.compute(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        } else {
            WeightGradient.compute(worker, shape, x, xOffset, dy, dyOffset, dw, dwOffset, samples, from, to);
        }
    }

    @Override
    public void exp(float[] x, int xOffset, float[] y, int yOffset, int count) {
        VectorFunctions.exp(x, xOffset, y, yOffset, count);
    }

    @Override
    public void dropout(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count) {
        VectorFunctions.dropout(low, high, threshold, scale, x, xOffset, y, yOffset, count);
    }

    @Override
    protected void planeSums(
            float[] x, int offset, int stride, int area, int samples, float[] out, int outOffset, int from, int to) {
        VectorPlanes.sums(x, offset, stride, area, samples, out, outOffset, from, to);
    }

    @Override
    protected void planeSquares(
            float[] x,
            int offset,
            int stride,
            int area,
            int samples,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int from,
            int to) {
        VectorPlanes.squares(x, offset, stride, area, samples, mean, meanOffset, out, outOffset, from, to);
    }

    @Override
    protected void planeSumsAndProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int stride,
            int area,
            int samples,
            float[] mean,
            int meanOffset,
            float[] sums,
            int sumsOffset,
            float[] products,
            int productsOffset,
            int from,
            int to) {
        VectorPlanes.sumsAndProducts(
                x,
                xOffset,
                y,
                yOffset,
                stride,
                area,
                samples,
                mean,
                meanOffset,
                sums,
                sumsOffset,
                products,
                productsOffset,
                from,
                to);
    }

    @Override
    protected void sumRows(
            float[] x, int xOffset, float[] out, int outOffset, int channels, int samples, int from, int to) {
        VectorColumns.sum(x, xOffset, out, outOffset, channels, samples, from, to);
    }

    @Override
    protected void sumProducts(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] mean,
            int meanOffset,
            float[] out,
            int outOffset,
            int channels,
            int samples,
            int from,
            int to) {
        VectorColumns.sumProducts(
                x, xOffset, y, yOffset, mean, meanOffset, out, outOffset, channels, samples, from, to);
    }

    @Override
    public void maxPoolPlanes(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        int rows = shape.outputHeight();
        int first = from * rows;
        int last = to * rows;
        int middle = PairPooling.fits(shape) ? Math.max(first, last - PairPooling.remainingRows(shape)) : first;
        PairPooling.maxPool(shape, x, xOffset, y, yOffset, from, middle);
        maxPoolRows(shape, x, xOffset, y, yOffset, middle, last);
    }

    @Override
    public void maxPoolGradient(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to) {
        int first = from * shape.channels();
        int last = to * shape.channels();
        int middle = PairPooling.fits(shape) ? Math.max(first, last - PairPooling.remainder(shape)) : first;
        PairPooling.maxPoolGradient(shape, x, xOffset, dy, dyOffset, dx, dxOffset, first, middle);
        maxPoolGradientPlanes(shape, x, xOffset, dy, dyOffset, dx, dxOffset, middle, last);
    }
}
