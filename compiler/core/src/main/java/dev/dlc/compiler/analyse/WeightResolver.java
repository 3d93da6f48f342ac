package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Glob;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.initializer.Constant;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.initializer.Zeros;
import dev.dlc.compiler.layer.WeightDeclaration;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the tensors of the layers, each with what fills it and what is asked of it. */
final class WeightResolver {
    /** {@code head.** xavier_uniform}. */
    record Start(Glob weights, Initializer initializer) {}

    /** {@code l2(1e-4) on **.weight}; without patterns it is on what multiplies, as nobody wants it on biases. */
    record Penalty(Regularizer regularizer, List<Glob> weights) {
        boolean isOn(String path, Role role) {
            return weights.isEmpty() ? role == Role.WEIGHT : weights.stream().anyMatch(glob -> glob.matches(path));
        }
    }

    /** So many segments of patterns are compared with segments of paths. */
    private static final long MOST_COMPARISONS = 20_000_000;

    private final Problems problems;
    private final Initializer byDefault;
    private final List<Start> starts;
    private final List<Penalty> penalties;
    private final TransferSection transfer;

    WeightResolver(
            Problems problems,
            Initializer byDefault,
            List<Start> starts,
            List<Penalty> penalties,
            TransferSection transfer) {
        this.problems = problems;
        this.byDefault = byDefault;
        this.starts = starts;
        this.penalties = penalties;
        this.transfer = transfer;
    }

    List<Weight> resolve(List<LayerCall> layers) {
        if (!mayCompare(layers)) {
            return List.of();
        }
        List<Weight> weights = new ArrayList<>();
        Map<String, Span> paths = new HashMap<>();
        for (LayerCall layer : layers) {
            for (WeightDeclaration declaration : layer.layer().weights(layer.inputShapes())) {
                Weight weight = weight(layer, declaration);
                Span first = paths.putIfAbsent(weight.path(), layer.span());
                if (first != null) {
                    problems.add(Diagnostic.of(
                                    Code.DUPLICATE_PATH,
                                    layer.span(),
                                    "two weights are called `" + weight.path() + "`",
                                    "give one of the values or blocks another name")
                            .label(first, "this has the first"));
                }
                weights.add(weight);
            }
        }
        patterns().forEach(glob -> mustMatch(glob, paths));
        return weights;
    }

    private List<Glob> patterns() {
        return Stream.of(
                        starts.stream().map(Start::weights),
                        penalties.stream().flatMap(penalty -> penalty.weights().stream()),
                        transfer.patterns().stream())
                .flatMap(patterns -> patterns)
                .toList();
    }

    /** Each pattern is compared with each path, so that many of both are too many. */
    private boolean mayCompare(List<LayerCall> layers) {
        long paths = layers.stream()
                .mapToLong(
                        layer -> 1 + layer.path().chars().filter(c -> c == '.').count())
                .sum();
        long comparisons = 0;
        for (Glob pattern : patterns()) {
            comparisons += paths * pattern.segments().size();
            if (comparisons > MOST_COMPARISONS) {
                problems.add(Diagnostic.of(
                        Code.TOO_LARGE,
                        pattern.span(),
                        "these are too many patterns to compare with the weights of " + layers.size() + " layers",
                        "let one pattern stand for many weights, by `*` and `**`"));
                return false;
            }
        }
        return true;
    }

    private Weight weight(LayerCall layer, WeightDeclaration declaration) {
        String path = layer.path() + "." + declaration.name();
        Role role = declaration.role();
        boolean trains = role.isTrained() && !transfer.isFrozen(path);
        List<Regularizer> on = trains
                ? penalties.stream()
                        .filter(penalty -> penalty.isOn(path, role))
                        .map(Penalty::regularizer)
                        .toList()
                : List.of();
        return new Weight(
                path,
                layer.id(),
                declaration.name(),
                declaration.shape(),
                role,
                initializer(path, declaration),
                on,
                trains);
    }

    private Initializer initializer(String path, WeightDeclaration declaration) {
        Initializer chosen = byRole(declaration.role());
        for (Start start : starts) {
            boolean skipped =
                    start.initializer().usesFans() && declaration.shape().rank() < 2;
            if (declaration.role().isTrained() && !skipped && start.weights().matches(path)) {
                chosen = start.initializer();
            }
        }
        return chosen;
    }

    private Initializer byRole(Role role) {
        return switch (role) {
            case WEIGHT -> byDefault;
            case SCALE, RUNNING_VARIANCE -> new Constant(1);
            case BIAS, SHIFT, RUNNING_MEAN -> new Zeros();
        };
    }

    private void mustMatch(Glob glob, Map<String, Span> paths) {
        if (paths.keySet().stream().anyMatch(glob::matches)) {
            return;
        }
        problems.add(matchesNothing(glob, paths.keySet()));
    }

    /** @param known what it may have meant */
    static Diagnostic matchesNothing(Glob glob, Set<String> known) {
        String help = Suggest.nearest(glob.text(), known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("`*` stands for one segment of a path and `**` for any number: `head.**` is all of `head`");
        return Diagnostic.of(
                Code.EMPTY_GLOB, glob.span(), "`" + glob.text() + "` matches no weights of the network", help);
    }
}
