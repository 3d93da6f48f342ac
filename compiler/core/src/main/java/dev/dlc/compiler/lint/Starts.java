package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import java.util.Optional;

/** What {@code init} says of the weights. */
final class Starts {
    private Starts() {}

    /** The trained weight matrix of a linear layer that {@code init} fills. */
    static Optional<Weight> weight(Subject subject, LayerCall call) {
        return Kinds.isLinear(call) && !subject.startsFromFile()
                ? subject.trained(call, Role.WEIGHT)
                : Optional.empty();
    }

    /** The line of {@code init} that decides; empty where it says nothing of this weight. */
    static Optional<Section.Init.Rule> rule(Subject subject, Weight weight) {
        var rules = subject.section(Section.Init.class).map(Section.Init::rules).orElse(java.util.List.of());
        Optional<Section.Init.Rule> found =
                rules.stream().filter(rule -> rule.weights().isEmpty()).findFirst();
        for (Section.Init.Rule rule : rules) {
            if (rule.weights().isPresent() && rule.weights().get().matches(weight.path())) {
                found = Optional.of(rule);
            }
        }
        return found;
    }

    /** What to write so that this weight starts in another way. */
    static String help(Weight weight, String initializer) {
        return "add to the end of `init`: `" + weight.path() + " " + initializer + "`";
    }
}
