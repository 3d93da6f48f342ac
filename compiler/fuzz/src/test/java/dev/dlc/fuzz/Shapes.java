package dev.dlc.fuzz;

import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.util.List;

/** Descriptions of models that data is read for. */
final class Shapes {
    /** Images of one channel. */
    static final Feature IMAGE = new Feature("image", Kind.REAL, List.of(1, 2, 3), 0, List.of());

    static final Feature LABEL = new Feature("label", Kind.INDEX, List.of(), 10, List.of());

    private Shapes() {}

    static Feature real(String name, Integer... shape) {
        return new Feature(name, Kind.REAL, List.of(shape), 0, List.of());
    }

    static Description of(List<Feature> inputs, List<Feature> targets) {
        return new Description("M", inputs, targets, List.of(), List.of(), 0, 0, 0, null, null, List.of(), "digest");
    }
}
