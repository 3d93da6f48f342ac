package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import java.util.function.IntFunction;

/**
 * Where samples enter a pass: at its inputs, or behind its frozen part.
 *
 * @param widths how many numbers each array takes of a sample
 * @param arrays of the pass, by number
 * @param forward computes the outputs from there
 */
record Entry(int[] widths, IntFunction<float[]> arrays, Team.Task forward) {
    static Entry inputs(Description description, FloatPass pass) {
        int[] widths = description.inputs().stream().mapToInt(Feature::width).toArray();
        return new Entry(widths, pass::input, pass::forward);
    }

    static Entry features(FrozenPart part) {
        return new Entry(part.featureWidths(), part::feature, part::forwardTrainable);
    }

    /** Where the samples of a dataset enter. */
    static Entry of(Description description, FloatPass pass, Dataset dataset) {
        return dataset instanceof FeatureCache ? features((FrozenPart) pass) : inputs(description, pass);
    }
}
