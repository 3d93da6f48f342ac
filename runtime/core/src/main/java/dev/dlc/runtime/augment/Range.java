package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;

/** The numbers from which one is drawn, each equally likely. */
record Range(double low, double high) {
    Range {
        if (!(low <= high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("no range: " + low + " to " + high);
        }
    }

    /** Number {@code counter} of the key: from low, up to high. */
    double draw(long key, int counter) {
        return low + Random.uniform(key, counter) * (high - low);
    }

    /** As {@link #draw}, uniform in the logarithm: a ratio and its inverse are equally likely. */
    double drawRatio(long key, int counter) {
        double from = StrictMath.log(low);
        return StrictMath.exp(from + Random.uniform(key, counter) * (StrictMath.log(high) - from));
    }

    /** A whole number from 0 to {@code bound - 1}: number {@code counter} of the key. */
    static int below(int bound, long key, int counter) {
        return (int) (Random.uniform(key, counter) * bound);
    }
}
