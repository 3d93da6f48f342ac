package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;
import java.util.Arrays;

/** The gradient in the weights of convolutions that sum it over 16 lanes of positions, in plain Java. */
final class PlainLaneGradient {
    private static final int LANES = Lanes.COUNT;

    private PlainLaneGradient() {}

    static void weightGradient(
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
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int kernel = shape.kernelHeight() * shape.kernelWidth();
        int taps = channels * kernel;
        int area = shape.outputHeight() * shape.outputWidth();
        float[] image = worker.scratch(0, shape.channels() * TapColumns.channelSize(shape));
        float[] sums = worker.scratch(1, (to - from) * taps * LANES);
        TapColumns.clear(shape, shape.channels(), image, 0);
        Arrays.fill(sums, 0, (to - from) * taps * LANES, 0f);
        for (int n = 0; n < samples; n++) {
            TapColumns.copy(shape, x, xOffset + n * shape.inputSize(), shape.channels(), image, 0, RowCopy.PLAIN);
            for (int f = from; f < to; f++) {
                int gradient = dyOffset + n * shape.outputSize() + f * area;
                for (int t = 0; t < taps; t++) {
                    int c = f / filters * channels + t / kernel;
                    int kh = t % kernel / shape.kernelWidth();
                    int start = TapColumns.offset(shape, c, kh, t % shape.kernelWidth());
                    addProducts(dy, gradient, image, start, area, sums, ((f - from) * taps + t) * LANES);
                }
            }
        }
        for (int i = 0; i < (to - from) * taps; i++) {
            float total = 0;
            for (int lane = 0; lane < LANES; lane++) {
                total += sums[i * LANES + lane];
            }
            dw[dwOffset + from * taps + i] = total;
        }
    }

    /** Adds {@code a[i] * b[i]}, fused, to lane {@code i % 16}; four lanes at a time, as in {@link Lanes}. */
    private static void addProducts(float[] a, int ao, float[] b, int bo, int count, float[] sums, int so) {
        for (int lane = 0; lane < LANES; lane += 4) {
            float s0 = sums[so + lane];
            float s1 = sums[so + lane + 1];
            float s2 = sums[so + lane + 2];
            float s3 = sums[so + lane + 3];
            int i = lane;
            for (; i + 3 < count; i += LANES) {
                s0 = Math.fma(a[ao + i], b[bo + i], s0);
                s1 = Math.fma(a[ao + i + 1], b[bo + i + 1], s1);
                s2 = Math.fma(a[ao + i + 2], b[bo + i + 2], s2);
                s3 = Math.fma(a[ao + i + 3], b[bo + i + 3], s3);
            }
            sums[so + lane] = i < count ? Math.fma(a[ao + i], b[bo + i], s0) : s0;
            sums[so + lane + 1] = i + 1 < count ? Math.fma(a[ao + i + 1], b[bo + i + 1], s1) : s1;
            sums[so + lane + 2] = i + 2 < count ? Math.fma(a[ao + i + 2], b[bo + i + 2], s2) : s2;
            sums[so + lane + 3] = s3;
        }
    }
}
