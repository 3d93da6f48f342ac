package dev.dlc.runtime;

import java.util.Arrays;
import java.util.List;

/** Fills a tensor before training. The same seed and path give the same numbers on every machine. */
@FunctionalInterface
public interface Initializer {
    /** Fills {@code weights[offset]} on with the tensor's numbers, random ones keyed by {@code key}. */
    void fill(float[] weights, int offset, List<Integer> shape, long key);

    /** Every number the same. */
    static Initializer constant(double value) {
        return (weights, offset, shape, key) -> Arrays.fill(
                weights,
                offset,
                offset + shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact),
                (float) value);
    }

    /** Uniform in +-sqrt(6 / (in + out)), fans as PyTorch counts them (Glorot and Bengio 2010). */
    static Initializer xavierUniform() {
        return new FanInitializer(FanInitializer.Spread.XAVIER, false);
    }

    /** Normal with deviation sqrt(2 / (in + out)), not truncated (Glorot and Bengio 2010). */
    static Initializer xavierNormal() {
        return new FanInitializer(FanInitializer.Spread.XAVIER, true);
    }

    /** Uniform in +-sqrt(6 / in) (He et al. 2015). */
    static Initializer heUniform() {
        return new FanInitializer(FanInitializer.Spread.HE, false);
    }

    /** Normal with deviation sqrt(2 / in), not truncated (He et al. 2015). */
    static Initializer heNormal() {
        return new FanInitializer(FanInitializer.Spread.HE, true);
    }
}
