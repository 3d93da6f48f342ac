package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;
import java.util.Arrays;

/** One of several steps. Before and after normalising the same one is chosen, as the key is the same. */
final class OneOf extends Operation {
    private final Operation[] choices;
    private final boolean hasNormalized;

    OneOf(Operation... choices) {
        super(1);
        if (choices.length == 0) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        this.choices = choices.clone();
        this.hasNormalized = Arrays.stream(choices).anyMatch(Operation::hasNormalized);
    }

    @Override
    void apply(Image image, long key, boolean normalized) {
        int chosen = Range.below(choices.length, key, 0);
        choices[chosen].apply(image, Random.key(key, chosen), normalized);
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
        for (Operation choice : choices) {
            choice.check(channels, height, width);
        }
    }
}
