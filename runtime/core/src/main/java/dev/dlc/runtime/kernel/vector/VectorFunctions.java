package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;
import static dev.dlc.runtime.kernel.vector.Tiles.VECTOR;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.dlc.runtime.Functions;
import dev.dlc.runtime.Random;
import dev.dlc.runtime.kernel.KernelProvider;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Functions} lane by lane: the same operations in the same order, so the same bits. Written in one method each, without helpers, so that
 * they are larger than what HotSpot copies into callers, see {@link Pairs}.
 */
final class VectorFunctions {
    private static final int ROUNDER_BITS = 0x4b400000;

    private static final VectorSpecies<Integer> BITS = SPECIES.withLanes(int.class);
    private static final IntVector FIRST_ELEMENTS = IntVector.zero(BITS).addIndex(1);

    private VectorFunctions() {}

    /** {@link Functions#exp(float)}. */
    static void exp(float[] x, int xOffset, float[] y, int yOffset, int count) {
        FloatVector highest = FloatVector.broadcast(SPECIES, 89f);
        FloatVector lowest = FloatVector.broadcast(SPECIES, -104f);
        FloatVector log2OfE = FloatVector.broadcast(SPECIES, 1.44269504f);
        FloatVector rounder = FloatVector.broadcast(SPECIES, 0x1.8p23f);
        FloatVector log2 = FloatVector.broadcast(SPECIES, -0.693145752f);
        FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, -1.42860677e-6f);
        FloatVector p5 = FloatVector.broadcast(SPECIES, 1.38131451e-3f);
        FloatVector p4 = FloatVector.broadcast(SPECIES, 8.36941884e-3f);
        FloatVector p3 = FloatVector.broadcast(SPECIES, 4.16684568e-2f);
        FloatVector p2 = FloatVector.broadcast(SPECIES, 1.66665148e-1f);
        FloatVector p1 = FloatVector.broadcast(SPECIES, 4.99999931e-1f);
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            FloatVector number = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector limited = number.blend(highest, number.compare(GT, highest));
            limited = limited.blend(lowest, limited.compare(LT, lowest));
            FloatVector rounded = limited.fma(log2OfE, rounder);
            IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector whole = rounded.sub(rounder);
            FloatVector r = whole.fma(log2, limited);
            r = whole.fma(restOfLog2, r);
            FloatVector p = p5.fma(r, p4);
            p = p.fma(r, p3);
            p = p.fma(r, p2);
            p = p.fma(r, p1);
            FloatVector power = p.fma(r.mul(r), r).add(1f);
            // Powers of two in two factors, for one alone may be beyond the largest or the least.
            IntVector half = exponent.lanewise(ASHR, 1);
            IntVector otherHalf = exponent.sub(half);
            FloatVector factor = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector otherFactor = otherHalf.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            VECTOR.cast(power.mul(factor).mul(otherFactor)).intoArray(y, yOffset + i);
        }
        for (; i < count; i++) {
            y[yOffset + i] = Functions.exp(x[xOffset + i]);
        }
    }

    /** {@link KernelProvider#dropout}; the hash is that of {@link Random#elementBits}. */
    static void dropout(
            int low, int high, int threshold, float scale, float[] x, int xOffset, float[] y, int yOffset, int count) {
        IntVector distance = IntVector.broadcast(BITS, 0x9e3779b9);
        IntVector lowKey = IntVector.broadcast(BITS, low);
        IntVector highKey = IntVector.broadcast(BITS, high);
        IntVector first = IntVector.broadcast(BITS, 0x7feb352d);
        IntVector second = IntVector.broadcast(BITS, 0x846ca68b);
        IntVector third = IntVector.broadcast(BITS, 0x85ebca6b);
        IntVector limit = IntVector.broadcast(BITS, threshold);
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        int e = 0;
        for (; e + LANES <= count; e += LANES) {
            IntVector h = FIRST_ELEMENTS.add(e).mul(distance).add(lowKey);
            h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(first);
            h = h.lanewise(XOR, h.lanewise(LSHR, 15)).add(highKey).mul(second);
            h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(third);
            h = h.lanewise(XOR, h.lanewise(LSHR, 13)).lanewise(LSHR, 8);
            // All bits of kept lanes, none of the others: quicker than a mask on all machines.
            IntVector kept = h.sub(limit).lanewise(ASHR, 31);
            FloatVector scaled = FloatVector.fromArray(SPECIES, x, xOffset + e).mul(factor);
            FloatVector dropped = scaled.reinterpretAsInts().and(kept).reinterpretAsFloats();
            VECTOR.cast(dropped).intoArray(y, yOffset + e);
        }
        for (; e < count; e++) {
            y[yOffset + e] = Random.elementBits(e, low, high) < threshold ? x[xOffset + e] * scale : 0f;
        }
    }
}
