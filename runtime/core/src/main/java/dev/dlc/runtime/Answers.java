package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Output;
import java.util.List;
import java.util.stream.IntStream;

/** Reads answers out of logits: one for each position of each sample, a class or 0 and 1. */
final class Answers {
    private final boolean binary;
    private final int positions;
    private final int width;

    Answers(Output output, Feature target) {
        this.binary = output.head() == Head.BINARY_LOGIT;
        this.positions = target.width();
        this.width = output.width() / positions;
    }

    /** True for an output that answers with a class. */
    static boolean fit(Output output) {
        return output.head() != Head.VALUE;
    }

    boolean isBinary() {
        return binary;
    }

    /** How many classes there are to answer with. */
    int classes() {
        return binary ? 2 : width;
    }

    /** Logits of an answer. */
    int width() {
        return width;
    }

    int count(int samples) {
        return samples * positions;
    }

    /** The class of the largest logit, the first of equal ones; of a single logit 1 where it is above 0. */
    int answer(float[] outputs, int output, int index) {
        int logits = output + index * width;
        if (binary) {
            return outputs[logits] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (outputs[logits + i] > outputs[logits + best]) {
                best = i;
            }
        }
        return best;
    }

    /** The classes as the model names them, else by their numbers. */
    List<String> names(Feature target) {
        return !target.classes().isEmpty()
                ? target.classes()
                : IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
    }
}
