package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import java.util.ArrayList;
import java.util.List;
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
        List<Section.Init.Rule> rules =
                subject.section(Section.Init.class).map(Section.Init::rules).orElse(List.of());
        Optional<Section.Init.Rule> found =
                rules.stream().filter(rule -> rule.weights().isEmpty()).findFirst();
        for (Section.Init.Rule rule : rules) {
            if (rule.weights().isPresent() && rule.weights().get().matches(weight.path())) {
                found = Optional.of(rule);
            }
        }
        return found;
    }

    /** What to write so that this weight starts in another way, and those of the same layer in other turns of a block or loop. */
    static String help(Subject subject, LayerCall call, Weight weight, String initializer) {
        String glob = weight.path();
        for (LayerCall other : subject.model().layers()) {
            if (other.span().equals(call.span())) {
                glob = common(glob, other.path() + "." + weight.name());
            }
        }
        return "add to the end of `init`: `" + glob + " " + initializer + "`";
    }

    /** A pattern that matches both paths: `*` where they differ, `**` for the rest where one is longer. */
    private static String common(String glob, String path) {
        List<String> a = List.of(glob.split("\\."));
        List<String> b = List.of(path.split("\\."));
        if (a.contains("**") || a.size() != b.size()) {
            return "**." + a.get(a.size() - 2) + "." + a.get(a.size() - 1);
        }
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            segments.add(a.get(i).equals(b.get(i)) ? a.get(i) : "*");
        }
        return String.join(".", segments);
    }
}
