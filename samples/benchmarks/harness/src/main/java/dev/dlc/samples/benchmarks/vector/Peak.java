package dev.dlc.samples.benchmarks.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What a core computes at most in single precision: fused multiply-adds on registers alone, as many at once as hide their
 * latency. Apart from the rest because it is compiled with the incubator module.
 */
public final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int NUMBERS = 1 << 20;
    /** FLOPs of a call of {@link #run}; a constant, so that who reads it needs no incubator module. */
    public static final double FLOPS = 2.0 * NUMBERS * CHAINS;

    private static final int ITERATIONS = NUMBERS / SPECIES.length();
    private static final float[] RESULTS = new float[SPECIES.length()];

    private Peak() {}

    /** Each sum is the third operand: of any other, HotSpot's compiler copies a register for each multiplication. */
    public static void run() {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector y = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector a = FloatVector.broadcast(SPECIES, 1);
        FloatVector b = FloatVector.broadcast(SPECIES, 2);
        FloatVector c = FloatVector.broadcast(SPECIES, 3);
        FloatVector d = FloatVector.broadcast(SPECIES, 4);
        FloatVector e = FloatVector.broadcast(SPECIES, 5);
        FloatVector f = FloatVector.broadcast(SPECIES, 6);
        FloatVector g = FloatVector.broadcast(SPECIES, 7);
        FloatVector h = FloatVector.broadcast(SPECIES, 8);
        FloatVector i = FloatVector.broadcast(SPECIES, 9);
        FloatVector j = FloatVector.broadcast(SPECIES, 10);
        FloatVector k = FloatVector.broadcast(SPECIES, 11);
        FloatVector l = FloatVector.broadcast(SPECIES, 12);
        for (int step = 0; step < ITERATIONS; step++) {
            a = x.fma(y, a);
            b = x.fma(y, b);
            c = x.fma(y, c);
            d = x.fma(y, d);
            e = x.fma(y, e);
            f = x.fma(y, f);
            g = x.fma(y, g);
            h = x.fma(y, h);
            i = x.fma(y, i);
            j = x.fma(y, j);
            k = x.fma(y, k);
            l = x.fma(y, l);
        }
        a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .intoArray(RESULTS, 0);
    }
}
