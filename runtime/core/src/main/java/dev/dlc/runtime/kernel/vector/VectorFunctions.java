package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import dev.dlc.runtime.Functions;
import dev.dlc.runtime.Random;
import dev.dlc.runtime.kernel.KernelProvider;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Functions} lane by lane: the same operations in the same order, so the same bits. */
final class VectorFunctions {
    private static final int ROUNDER_BITS = 0x4b400000;

    private static final IntVector FIRST_ELEMENTS =
            IntVector.zero(IntVector.SPECIES_PREFERRED).addIndex(1);

    private VectorFunctions() {}

    static void exp(float[] x, int xOffset, float[] y, int yOffset, int count) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            exp(FloatVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        for (; i < count; i++) {
            y[yOffset + i] = Functions.exp(x[xOffset + i]);
        }
    }

    /** {@link Functions#exp(float)}. */
    private static FloatVector exp(FloatVector x) {
        FloatVector limited = x.blend(89f, x.compare(VectorOperators.GT, 89f));
        limited = limited.blend(-104f, limited.compare(VectorOperators.LT, -104f));
        FloatVector rounded = limited.fma(vector(1.44269504f), vector(0x1.8p23f));
        IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
        FloatVector whole = rounded.sub(0x1.8p23f);
        FloatVector r = whole.fma(vector(-0.693145752f), limited);
        r = whole.fma(vector(-1.42860677e-6f), r);
        FloatVector p = vector(1.38131451e-3f).fma(r, vector(8.36941884e-3f));
        p = p.fma(r, vector(4.16684568e-2f));
        p = p.fma(r, vector(1.66665148e-1f));
        p = p.fma(r, vector(4.99999931e-1f));
        FloatVector power = p.fma(r.mul(r), r).add(1f);
        IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        return power.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /** {@link KernelProvider#dropout}; the hash is that of {@link Random#elementBits}. */
    static void dropout(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count) {
        int e = 0;
        for (; e + LANES <= count; e += LANES) {
            IntVector h = FIRST_ELEMENTS.add(e).mul(0x9e3779b9).add(low);
            h = fold(h, 16).mul(0x7feb352d);
            h = fold(h, 15).add(high).mul(0x846ca68b);
            h = fold(h, 16).mul(0x85ebca6b);
            h = fold(h, 13).lanewise(VectorOperators.LSHR, 8);
            // All bits of kept lanes, none of the others: quicker than a mask on all machines.
            IntVector kept = h.sub(threshold).lanewise(VectorOperators.ASHR, 31);
            FloatVector scaled = FloatVector.fromArray(SPECIES, x, xOffset + e).mul(scale);
            scaled.reinterpretAsInts().and(kept).reinterpretAsFloats().intoArray(y, yOffset + e);
        }
        for (; e < count; e++) {
            y[yOffset + e] = Random.elementBits(e, low, high) < threshold ? x[xOffset + e] * scale : 0f;
        }
    }

    private static IntVector fold(IntVector h, int bits) {
        return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, bits));
    }
}
