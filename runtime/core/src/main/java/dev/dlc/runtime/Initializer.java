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
        return (weights, offset, shape, key) -> Arrays.fill(weights, offset, offset + size(shape), (float) value);
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

    /** Normal with deviation sqrt(1 / in), not truncated (LeCun et al. 1998). */
    static Initializer lecunNormal() {
        return new FanInitializer(FanInitializer.Spread.LECUN, true);
    }

    /** Normal with this mean and deviation, not truncated. */
    static Initializer normal(double mean, double deviation) {
        return (weights, offset, shape, key) -> {
            int size = size(shape);
            for (int i = 0; i < size; i++) {
                weights[offset + i] = (float) (mean + deviation * Random.normal(key, i));
            }
        };
    }

    /** Uniform from {@code low} to {@code high}. */
    static Initializer uniform(double low, double high) {
        return (weights, offset, shape, key) -> {
            int size = size(shape);
            for (int i = 0; i < size; i++) {
                weights[offset + i] = (float) (low + (high - low) * Random.uniform(key, i));
            }
        };
    }

    /**
     * A random matrix, as many rows as the first dimension has, whose rows (or columns, where they are fewer) are orthogonal
     * and of length {@code gain} (Saxe et al. 2014). Tensors below two dimensions stay as they are.
     */
    static Initializer orthogonal(double gain) {
        return new OrthogonalInitializer(gain);
    }

    private static int size(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
