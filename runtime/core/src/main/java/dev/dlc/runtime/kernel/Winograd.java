package dev.dlc.runtime.kernel;

/**
 * Winograd's minimal filtering along the columns of an image: kernels of three rows give four rows of the output, kernels of
 * five give two, by {@value #PRODUCTS} products instead of twelve or ten. Across, along the rows, the convolution stays as it is.
 *
 * <p>Six neighbouring rows of the padded image become six rows of numbers, {@code B^T d}, which are multiplied by the transformed
 * weights, {@code G g}, summed over channels and columns of the kernel, and become rows of the output by {@code A^T}. Each of
 * the six is the value of a polynomial at one of the points 0, a, -a, b, -b and infinity (S. Winograd, Arithmetic Complexity of
 * Computations, 1980; A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016), with a = 3/4 and b = 3/2:
 * exact in binary, and close enough together that the error stays about 1.4 times that of adding the products
 * directly; the usual points 1 and 2 double it.
 */
public final class Winograd {
    /** Rows of an image that a tile reads, and products for a column of it. */
    public static final int PRODUCTS = 6;

    /** The points. */
    public static final float A = 0.75f;

    public static final float B = 1.5f;
    public static final float A2 = A * A;
    public static final float B2 = B * B;
    public static final float A3 = A2 * A;
    public static final float B3 = B2 * B;
    /** {@code a^2 b^2} and {@code a^2 + b^2}. */
    public static final float PRODUCT = A2 * B2;

    public static final float SUM = A2 + B2;

    /** What the weights are divided by at the points 0, a and b: the products of the distances to the other points. */
    public static final float AT_ZERO = 1 / PRODUCT;

    public static final float AT_A = 1 / (2 * A2 * (A2 - B2));
    public static final float AT_B = 1 / (2 * B2 * (B2 - A2));

    /** The time to transform a column of a tile, in that of a product: measured, with the memory that it waits for. */
    private static final int TRANSFORM_COST = 90;

    private Winograd() {}

    /** Rows of the output that a tile gives. */
    public static int rows(int kernelHeight) {
        return PRODUCTS + 1 - kernelHeight;
    }

    /** Tiles for {@code height} rows of the output; the last may give more rows than there are. */
    public static int tiles(int height, int kernelHeight) {
        return (height + rows(kernelHeight) - 1) / rows(kernelHeight);
    }

    /**
     * Whether a convolution is computed so: kernels of three or five rows that move by one pixel, where what is saved is well above
     * what the transforms cost. The same for every provider, since the results differ in their last bits.
     */
    static boolean pays(Convolution shape, int channels, int filters, int height) {
        int kernel = shape.kernelHeight();
        boolean fits = (kernel == 3 || kernel == 5)
                && shape.strideHeight() == 1
                && shape.strideWidth() == 1
                && shape.dilationHeight() == 1
                && shape.dilationWidth() == 1
                && shape.padHeight() < kernel
                && shape.padWidth() < shape.kernelWidth()
                && shape.groups() == 1;
        if (!fits) {
            return false;
        }
        long tiles = tiles(height, kernel);
        long products = (long) channels * filters * shape.kernelWidth();
        long saved = products * ((long) kernel * height - PRODUCTS * tiles);
        long transforms = tiles * TRANSFORM_COST * (channels + filters);
        return saved > transforms;
    }

    /**
     * The weights of one row of filters each, {@code G g}: number {@code [k, o, i, q]} of the result is that of product k, {@code
     * outer} o, {@code inner} i and column q of the kernel.
     *
     * @param turned whether rows and columns of the kernel count from the end, as the gradient in the input needs them
     */
    public static void transformWeights(
            float[] w,
            int wOffset,
            int outer,
            int outerStep,
            int inner,
            int innerStep,
            int kernelHeight,
            int kernelWidth,
            boolean turned,
            float[] to) {
        int plane = outer * inner * kernelWidth;
        int last = kernelHeight * kernelWidth - 1;
        int step = turned ? -kernelWidth : kernelWidth;
        int target = 0;
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                int source = wOffset + o * outerStep + i * innerStep;
                for (int q = 0; q < kernelWidth; q++) {
                    transformColumn(
                            w, turned ? source + last - q : source + q, step, kernelHeight == 5, to, target, plane);
                    target++;
                }
            }
        }
    }

    private static void transformColumn(
            float[] w, int source, int step, boolean five, float[] to, int target, int plane) {
        float g0 = w[source];
        float g1 = w[source + step];
        float g2 = w[source + 2 * step];
        float g3 = five ? w[source + 3 * step] : 0;
        float g4 = five ? w[source + 4 * step] : 0;
        float evenA = Math.fma(A2, Math.fma(A2, g4, g2), g0);
        float oddA = A * Math.fma(A2, g3, g1);
        float evenB = Math.fma(B2, Math.fma(B2, g4, g2), g0);
        float oddB = B * Math.fma(B2, g3, g1);
        to[target] = AT_ZERO * g0;
        to[target + plane] = AT_A * (evenA + oddA);
        to[target + 2 * plane] = AT_A * (evenA - oddA);
        to[target + 3 * plane] = AT_B * (evenB + oddB);
        to[target + 4 * plane] = AT_B * (evenB - oddB);
        to[target + 5 * plane] = five ? g4 : g2;
    }

    /**
     * The gradient in the weights of filter f, {@code G^T s}: number {@code [k, c, q]} of the sums, for product k, channel c and
     * column q of the kernel, is at {@code so + k * plane + (c * kernelWidth + q) * step}.
     */
    static void transformSums(
            float[] sums,
            int so,
            int plane,
            int step,
            int channels,
            int kernelHeight,
            int kernelWidth,
            float[] dw,
            int dwOffset) {
        boolean five = kernelHeight == 5;
        for (int c = 0; c < channels; c++) {
            for (int q = 0; q < kernelWidth; q++) {
                int i = so + (c * kernelWidth + q) * step;
                float evenA = AT_A * (sums[i + plane] + sums[i + 2 * plane]);
                float oddA = AT_A * (sums[i + plane] - sums[i + 2 * plane]);
                float evenB = AT_B * (sums[i + 3 * plane] + sums[i + 4 * plane]);
                float oddB = AT_B * (sums[i + 3 * plane] - sums[i + 4 * plane]);
                float infinity = sums[i + 5 * plane];
                int to = dwOffset + c * kernelHeight * kernelWidth + q;
                dw[to] = AT_ZERO * sums[i] + evenA + evenB;
                dw[to + kernelWidth] = A * oddA + B * oddB;
                if (five) {
                    dw[to + 2 * kernelWidth] = A2 * evenA + B2 * evenB;
                    dw[to + 3 * kernelWidth] = A3 * oddA + B3 * oddB;
                    dw[to + 4 * kernelWidth] = A2 * A2 * evenA + B2 * B2 * evenB + infinity;
                } else {
                    dw[to + 2 * kernelWidth] = A2 * evenA + B2 * evenB + infinity;
                }
            }
        }
    }
}
