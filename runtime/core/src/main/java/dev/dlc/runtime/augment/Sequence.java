package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;
import java.util.Arrays;

/** One step after the other. Each has a key of its own, made of its position: a step that is added changes no earlier one. */
final class Sequence extends Operation {
    private final Operation[] steps;
    private final boolean hasNormalized;

    Sequence(Operation... steps) {
        super(1);
        this.steps = steps.clone();
        this.hasNormalized = Arrays.stream(steps).anyMatch(Operation::hasNormalized);
    }

    @Override
    void apply(Image image, long key, boolean normalized) {
        if (normalized && !hasNormalized) {
            return;
        }
        for (int i = 0; i < steps.length; i++) {
            steps[i].apply(image, Random.key(key, i), normalized);
        }
    }

    @Override
    boolean hasNormalized() {
        return hasNormalized;
    }

    @Override
    void change(Image image, long key) {
        apply(image, key, false);
    }

    @Override
    void check(int channels, int height, int width) {
        for (Operation step : steps) {
            step.check(channels, height, width);
        }
    }
}
