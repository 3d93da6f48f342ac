package dev.dlc.cli;

import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.util.List;

/**
 * What a model wants of its data: the same as its generated class describes, but told by the model, so that data are looked at before
 * javac has compiled the class.
 *
 * @param inputs in the order of declaration
 * @param targets in the order of declaration
 */
record Features(List<Feature> inputs, List<Feature> targets) {
    static Features of(Model model) {
        return new Features(features(model.inputs()), features(model.targets()));
    }

    private static List<Feature> features(List<Port> ports) {
        return ports.stream()
                .map(port -> new Feature(
                        port.name(),
                        switch (port.kind()) {
                            case REAL -> Kind.REAL;
                            case INDEX -> Kind.INDEX;
                            case BINARY -> Kind.BINARY;
                        },
                        port.shape().dimensions(),
                        port.limit(),
                        port.classes()))
                .toList();
    }
}
