package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;

/**
 * The kernels that generated code calls. Two providers implement them and give the same bits: an output element starts
 * at 0 and adds its products in the order given here, each with one fused multiply-add; a sum across elements runs over
 * 16 lanes (element {@code i} of a run goes to lane {@code i % 16}) that are added in order, lane 0 first.
 *
 * <p>A call computes only the part from {@code from} to {@code to}, which is one worker's share; which part it is never
 * changes a number. All offsets are where the whole tensor starts, sample 0.
 */
public interface KernelProvider {
    /** What to tell a person who asks what computes, as "vector 512-bit". */
    String name();

    /** {@code y[r, o] = sum over i of x[r, i] * w[o, i]} for rows {@code from <= r < to}; i ascending. */
    void linear(
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
            int to);

    /** The weights of {@link #linear}, w [outputs, inputs], as the like with packed weights reads them. */
    PackedWeights packLinear(float[] w, int wOffset, int inputs, int outputs);

    /**
     * {@link #linear} with the weights of {@link #packLinear}, of each row the outputs {@code first <= o < last}; the same bits.
     * Both ends are moved to the next {@link OutputParts#boundary}: what one worker leaves out is computed by the one whose outputs
     * follow.
     */
    void linear(
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
            int last);

    /** {@code dx[r, i] = sum over o of dy[r, o] * w[o, i]} for rows {@code from <= r < to}; o ascending. */
    void linearInputGradient(
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
            int to);

    /** {@code dw[o, i] = sum over r of dy[r, o] * x[r, i]} for outputs {@code from <= o < to}; r ascending. */
    void linearWeightGradient(
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
            int to);

    /**
     * {@code y[n, f, p] = sum over (c, kh, kw) of w[f, c, kh, kw] * x[n, c, …]} for samples {@code from <= n < to}; c, kh,
     * kw ascending, taps outside of the image count as products with 0. Where {@link Convolution#filtersForward}, as {@link
     * Winograd} says instead, the products of a sum with c, kw ascending.
     */
    void convolution(
            Worker worker,
            Convolution shape,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int from,
            int to);

    /** The weights of {@link #convolution} as the like with packed weights reads them. */
    PackedWeights packConvolution(Convolution shape, float[] w, int wOffset);

    /**
     * {@link #convolution} with the weights of {@link #packConvolution}, of each sample the pieces {@code first <= i < last} of
     * {@link Convolution#outputPieces}; the same bits. Both ends are moved to the next {@link OutputParts#boundary}.
     */
    void convolution(
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
            int last);

    /**
     * The gradient in the input, for samples {@code from <= n < to}: {@code dx[n, c, h, w] = sum over (f, kh, kw) of
     * w[f, c, kh, kw] * dy[n, f, p]}; f, kh, kw ascending, over the taps for which {@code h + pad - kh * dilation} is a
     * multiple of the stride, and so for w; such taps outside of the output count as products with 0. Where {@link
     * Convolution#filtersInputGradient}, as {@link Winograd} says instead, the products of a sum with f ascending, kw descending.
     */
    void convolutionInputGradient(
            Worker worker,
            Convolution shape,
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to);

    /**
     * The gradient in the weights, for pieces {@code from <= i < to} of {@link Convolution#weightGradientShares}: {@code
     * dw[f, c, kh, kw] = sum over (n, p) of dy[n, f, p] * x[n, c, …]}; n, then the output position p, ascending. Where {@link
     * Convolution#filtersWeightGradient}, as {@link Winograd} says instead, p counting rows of tiles. Otherwise, where {@link
     * Convolution#sumsWeightGradientInLanes}, position p of every sample goes to lane {@code p % 16}, and the lanes are added in
     * the end.
     */
    void convolutionWeightGradient(
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
            int to);

    /** {@code y[i] = exp(x[i])}, within 2 ulp, for {@code count} elements. x and y may be the same. */
    void exp(float[] x, int xOffset, float[] y, int yOffset, int count);

    /**
     * {@code y[e] = x[e] * scale} for the elements e below {@code count} for which {@link dev.dlc.runtime.Random#elementBits},
     * of the two halves of a sample's key, is below {@code threshold}, 0 for the others. x and y may be the same.
     */
    void dropout(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count);

    /**
     * {@code out[c]} = the sum of {@code x[n, c, p]} over all samples and positions, for channels {@code from <= c < to}.
     * With {@code area} above 1 element p of each plane goes to lane {@code p % 16}, samples in order; with an area of 1
     * the samples are added in order, one sum a channel.
     */
    void channelSum(
            float[] x, int xOffset, float[] out, int outOffset, int channels, int area, int samples, int from, int to);

    /**
     * Mean and {@code 1 / sqrt(biased variance + epsilon)} of each channel {@code from <= c < to}, sums as in
     * {@link #channelSum}, those of the squares {@code (x - mean)^2} with fused multiply-adds; the running statistics move
     * by a tenth, with the unbiased variance. A channel needs at least two values.
     */
    void batchStatistics(
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] inverse,
            int inverseOffset,
            float[] runningMean,
            int runningMeanOffset,
            float[] runningVariance,
            int runningVarianceOffset,
            float epsilon,
            int channels,
            int area,
            int samples,
            int from,
            int to);

    /**
     * For channels {@code from <= c < to}: {@code dShift[c] = sum of dy} and {@code dScale[c] = (sum of dy * (x - mean)) *
     * inverse}, sums as in {@link #channelSum}, the latter with fused multiply-adds.
     */
    void batchNormSums(
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] mean,
            int meanOffset,
            float[] inverse,
            int inverseOffset,
            float[] dScale,
            int dScaleOffset,
            float[] dShift,
            int dShiftOffset,
            int channels,
            int area,
            int samples,
            int from,
            int to);

    /**
     * {@code y[n, c, p]} = the largest number of the window at p, for samples {@code from <= n < to}; padding counts as
     * -infinity, and a window with a NaN gives NaN.
     */
    default void maxPool(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to) {
        maxPoolPlanes(shape, x, xOffset, y, yOffset, from * shape.channels(), to * shape.channels());
    }

    /** {@link #maxPool} for planes {@code from} to {@code to}, counted over all samples. */
    void maxPoolPlanes(Convolution shape, float[] x, int xOffset, float[] y, int yOffset, int from, int to);

    /**
     * The gradient of {@link #maxPool}: each window's goes to its first largest number; dx is set, not added to. Where that of
     * a window with a NaN goes is not said.
     */
    void maxPoolGradient(
            Convolution shape,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            int from,
            int to);
}
