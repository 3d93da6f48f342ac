package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/**
 * A row of a matrix product whose right matrix is stored by rows, {@code y[j] = sum over k of a[k * aStep] * b[k * width + j]}, k
 * ascending: for so few rows that nothing is used twice, and packing would cost more than the product. Eight rows of b are
 * added at a time, so that y is read and written an eighth as often as b is read.
 */
final class RowSums {
    private RowSums() {}

    static void product(float[] a, int ao, int aStep, int depth, float[] b, int bo, float[] y, int yo, int width) {
        int whole = width / LANES * LANES;
        if (whole > 0) {
            first(a[ao], b, bo, y, yo, whole);
            int k = 1;
            for (; k + 7 < depth; k += 8) {
                eight(a, ao + k * aStep, aStep, b, bo + k * width, width, y, yo, whole);
            }
            for (; k < depth; k++) {
                one(a[ao + k * aStep], b, bo + k * width, y, yo, whole);
            }
        }
        for (int j = whole; j < width; j++) {
            float sum = 0;
            for (int k = 0; k < depth; k++) {
                sum = Math.fma(a[ao + k * aStep], b[bo + k * width + j], sum);
            }
            y[yo + j] = sum;
        }
    }

    private static void first(float factor, float[] b, int bo, float[] y, int yo, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a = FloatVector.broadcast(SPECIES, factor);
        for (int j = 0; j < count; j += LANES) {
            a.fma(FloatVector.fromArray(SPECIES, b, bo + j), zero).intoArray(y, yo + j);
        }
    }

    private static void one(float factor, float[] b, int bo, float[] y, int yo, int count) {
        FloatVector a = FloatVector.broadcast(SPECIES, factor);
        for (int j = 0; j < count; j += LANES) {
            a.fma(FloatVector.fromArray(SPECIES, b, bo + j), FloatVector.fromArray(SPECIES, y, yo + j))
                    .intoArray(y, yo + j);
        }
    }

    private static void eight(
            float[] a, int ao, int aStep, float[] b, int bo, int stride, float[] y, int yo, int count) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[ao]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[ao + aStep]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[ao + 2 * aStep]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[ao + 3 * aStep]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, a[ao + 4 * aStep]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, a[ao + 5 * aStep]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, a[ao + 6 * aStep]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, a[ao + 7 * aStep]);
        for (int j = 0; j < count; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, y, yo + j);
            sum = a0.fma(FloatVector.fromArray(SPECIES, b, bo + j), sum);
            sum = a1.fma(FloatVector.fromArray(SPECIES, b, bo + stride + j), sum);
            sum = a2.fma(FloatVector.fromArray(SPECIES, b, bo + 2 * stride + j), sum);
            sum = a3.fma(FloatVector.fromArray(SPECIES, b, bo + 3 * stride + j), sum);
            sum = a4.fma(FloatVector.fromArray(SPECIES, b, bo + 4 * stride + j), sum);
            sum = a5.fma(FloatVector.fromArray(SPECIES, b, bo + 5 * stride + j), sum);
            sum = a6.fma(FloatVector.fromArray(SPECIES, b, bo + 6 * stride + j), sum);
            sum = a7.fma(FloatVector.fromArray(SPECIES, b, bo + 7 * stride + j), sum);
            VECTOR.cast(sum).intoArray(y, yo + j);
        }
    }
}
