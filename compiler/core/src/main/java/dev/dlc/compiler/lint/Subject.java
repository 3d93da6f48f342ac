package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The model that is looked at, with the ways between its layers. */
final class Subject {
    private final Model model;
    private final Declaration.Model declaration;
    private final Map<Integer, LayerCall> makers = new HashMap<>();
    private final Map<Integer, List<LayerCall>> users = new HashMap<>();
    private final Map<Integer, List<LossTerm>> judges = new HashMap<>();
    private final Map<Integer, List<Weight>> weights = new HashMap<>();

    Subject(SourceUnit unit, Model model) {
        this.model = model;
        this.declaration = unit.models().stream()
                .filter(one -> one.name().span().equals(model.span()))
                .findFirst()
                .orElseThrow();
        for (LayerCall call : model.layers()) {
            makers.put(call.id(), call);
            call.inputs()
                    .forEach(id ->
                            users.computeIfAbsent(id, key -> new ArrayList<>()).add(call));
        }
        model.losses()
                .forEach(term -> judges.computeIfAbsent(term.value(), key -> new ArrayList<>())
                        .add(term));
        model.weights()
                .forEach(weight -> weights.computeIfAbsent(weight.layer(), key -> new ArrayList<>())
                        .add(weight));
    }

    Model model() {
        return model;
    }

    /** The only section of a kind, as written. */
    <T extends Section> Optional<T> section(Class<T> kind) {
        return declaration.sections(kind).stream().findFirst();
    }

    /** The layer that makes the first input of a layer; empty where a model's input flows in. */
    Optional<LayerCall> before(LayerCall call) {
        return Optional.ofNullable(makers.get(call.inputs().get(0)));
    }

    /** The layers that take a value. */
    List<LayerCall> users(int value) {
        return users.getOrDefault(value, List.of());
    }

    /** The losses that judge a layer's output. */
    List<LossTerm> judges(LayerCall call) {
        return judges.getOrDefault(call.id(), List.of());
    }

    /** The layer that alone takes this one's output and nothing beside it; empty for a loss, a fork or a join. */
    Optional<LayerCall> next(LayerCall call) {
        List<LayerCall> users = users(call.id());
        return users.size() == 1
                        && users.get(0).inputs().size() == 1
                        && judges(call).isEmpty()
                ? Optional.of(users.get(0))
                : Optional.empty();
    }

    /** As {@link #next}, behind any layers that only pass the values on. */
    Optional<LayerCall> next(LayerCall call, Predicate<LayerCall> passing) {
        Optional<LayerCall> next = next(call);
        while (next.isPresent() && passing.test(next.get())) {
            next = next(next.get());
        }
        return next;
    }

    /** The layer's tensor of a role that the gradient moves. */
    Optional<Weight> trained(LayerCall call, Role role) {
        return weights.getOrDefault(call.id(), List.of()).stream()
                .filter(weight -> weight.role() == role && weight.trainable())
                .findFirst();
    }

    /** True where weights come from a file: what they start from, and which of them there are, is not free then. */
    boolean startsFromFile() {
        return !model.transfers().isEmpty();
    }
}
