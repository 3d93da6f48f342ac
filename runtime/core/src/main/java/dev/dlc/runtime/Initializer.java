package dev.dlc.runtime;

import java.util.List;

/** Fills a tensor before training. The same seed and path give the same numbers on every machine. */
@FunctionalInterface
public interface Initializer {
    /** Fills {@code weights[offset]} on with the tensor's numbers, random ones keyed by {@code key}. */
    void fill(float[] weights, int offset, List<Integer> shape, long key);

    static Initializer constant(double value) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Uniform in +-gain * sqrt(6 / (in + out)), fans as PyTorch counts them (Glorot and Bengio 2010). */
    static Initializer xavierUniform() {
        throw new UnsupportedOperationException("not written yet");
    }

    static Initializer xavierNormal() {
        throw new UnsupportedOperationException("not written yet");
    }

    static Initializer heUniform() {
        throw new UnsupportedOperationException("not written yet");
    }

    static Initializer heNormal() {
        throw new UnsupportedOperationException("not written yet");
    }
}
