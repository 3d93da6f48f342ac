package dev.dlc.runtime.kernel;

import java.util.Arrays;

/**
 * Inner loops over consecutive numbers, in a form that HotSpot's compiler can turn into vector instructions. JDK 25's does; JDK
 * 17's only where all arrays of a loop are read at the same index, which a product's rows are not.
 */
final class Products {
    private Products() {}

    /** {@code y[i] += a * b[i]}, fused, for {@code count} numbers. */
    static void addProduct(float[] y, int yOffset, int count, float a, float[] b, int bOffset) {
        for (int i = 0; i < count; i++) {
            y[yOffset + i] = Math.fma(a, b[bOffset + i], y[yOffset + i]);
        }
    }

    /** Four times {@link #addProduct}, one after the other for each number: reads and writes y once. */
    static void addProducts(
            float[] y,
            int yOffset,
            int count,
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3) {
        for (int i = 0; i < count; i++) {
            float sum = Math.fma(a0, b[b0 + i], y[yOffset + i]);
            sum = Math.fma(a1, b[b1 + i], sum);
            sum = Math.fma(a2, b[b2 + i], sum);
            y[yOffset + i] = Math.fma(a3, b[b3 + i], sum);
        }
    }

    /**
     * {@code y[j] = sum over k of a[k * aStep] * b[k * width + j]} for {@code j < width}, k ascending: a row of a matrix
     * product whose right matrix is stored by rows.
     */
    static void product(
            float[] a, int aOffset, int aStep, int depth, float[] b, int bOffset, float[] y, int yOffset, int width) {
        Arrays.fill(y, yOffset, yOffset + width, 0f);
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            int from = aOffset + k * aStep;
            int row = bOffset + k * width;
            addProducts(
                    y,
                    yOffset,
                    width,
                    a[from],
                    a[from + aStep],
                    a[from + 2 * aStep],
                    a[from + 3 * aStep],
                    b,
                    row,
                    row + width,
                    row + 2 * width,
                    row + 3 * width);
        }
        for (; k < depth; k++) {
            addProduct(y, yOffset, width, a[aOffset + k * aStep], b, bOffset + k * width);
        }
    }
}
