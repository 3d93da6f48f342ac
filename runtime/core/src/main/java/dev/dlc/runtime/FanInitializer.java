package dev.dlc.runtime;

import java.util.List;

/**
 * Random numbers whose spread follows from how many numbers flow into and out of a unit. Fans are counted as PyTorch's
 * {@code _calculate_fan_in_and_fan_out} does: {@code in = shape[1] * area}, {@code out = shape[0] * area}, where the
 * area is the product of the remaining dimensions. Tensors below two dimensions have no fans and stay as they are.
 *
 * @param spread from the fans to the deviation
 * @param normal true: normal, not truncated; false: uniform with that deviation, whose bound is {@code sqrt(3)} times it
 */
record FanInitializer(Spread spread, boolean normal) implements Initializer {
    /** The deviation that keeps the signal's variance. */
    enum Spread {
        /** {@code sqrt(2 / (in + out))}, Glorot and Bengio 2010, gain 1. */
        XAVIER {
            @Override
            double variance(double in, double out) {
                return 2 / (in + out);
            }
        },
        /** {@code sqrt(2 / in)}, He et al. 2015: gain sqrt(2). */
        HE {
            @Override
            double variance(double in, double out) {
                return 2 / in;
            }
        },
        /** {@code sqrt(1 / in)}, LeCun et al. 1998. */
        LECUN {
            @Override
            double variance(double in, double out) {
                return 1 / in;
            }
        };

        abstract double variance(double in, double out);
    }

    @Override
    public void fill(float[] weights, int offset, List<Integer> shape, long key) {
        if (shape.size() < 2) {
            return;
        }
        long area = shape.stream().skip(2).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        double in = (double) shape.get(1) * area;
        double out = (double) shape.get(0) * area;
        double variance = spread.variance(in, out);
        double bound = Math.sqrt(3 * variance);
        double deviation = Math.sqrt(variance);
        int size = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        for (int i = 0; i < size; i++) {
            weights[offset + i] =
                    (float) (normal ? deviation * Random.normal(key, i) : bound * (2 * Random.uniform(key, i) - 1));
        }
    }
}
