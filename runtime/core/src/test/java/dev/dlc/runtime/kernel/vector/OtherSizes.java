package dev.dlc.runtime.kernel.vector;

import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What an app may do with vectors of other sizes than those of the kernels. */
public final class OtherSizes {
    private OtherSizes() {}

    /** Runs loops over them until HotSpot has compiled them. */
    public static void use() {
        float[] x = new float[1024];
        for (int call = 0; call < 5000; call++) {
            Stream.of(FloatVector.SPECIES_64, FloatVector.SPECIES_128, FloatVector.SPECIES_256)
                    .filter(species -> species != FloatVector.SPECIES_PREFERRED)
                    .forEach(species -> add(species, x));
        }
    }

    private static void add(VectorSpecies<Float> species, float[] x) {
        FloatVector sum = FloatVector.zero(species);
        for (int i = 0; i < x.length; i += species.length()) {
            sum = FloatVector.fromArray(species, x, i).add(sum);
            sum.intoArray(x, i);
        }
    }
}
