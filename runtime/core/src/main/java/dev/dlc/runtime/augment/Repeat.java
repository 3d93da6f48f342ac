package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;

/** The same steps several times. */
final class Repeat extends Operation {
    private final int times;
    private final Sequence steps;

    Repeat(int times, Sequence steps) {
        super(1);
        if (times < 0) {
            throw new IllegalArgumentException("no number of times: " + times);
        }
        this.times = times;
        this.steps = steps;
    }

    @Override
    void apply(Image image, long key, boolean normalized) {
        for (int i = 0; i < times; i++) {
            steps.apply(image, Random.key(key, i), normalized);
        }
    }

    @Override
    boolean hasNormalized() {
        return steps.hasNormalized();
    }

    @Override
    void change(Image image, long key) {
        apply(image, key, false);
    }

    @Override
    void check(int channels, int height, int width) {
        steps.check(channels, height, width);
    }
}
