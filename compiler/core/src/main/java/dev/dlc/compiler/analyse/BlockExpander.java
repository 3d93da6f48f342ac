package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.analyse.FileScope.BlockDefinition;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Declaration.Parameter;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the body of a block in the place of its use. */
final class BlockExpander {
    private final Expander expander;
    private final Budget budget;
    private final Problems problems;
    private final List<Declaration.Block> open = new ArrayList<>();
    /** The blocks that an unknown value has flowed into, by identity, each with the parameters that it had then. */
    private final Map<Declaration.Block, Set<List<Evaluated>>> toldOfUnknown = new IdentityHashMap<>();

    BlockExpander(Expander expander, Budget budget, Problems problems) {
        this.expander = expander;
        this.budget = budget;
        this.problems = problems;
    }

    Tensor apply(BlockDefinition definition, Expression site, List<Given> given, List<Tensor> inputs, Scope scope) {
        Declaration.Block block = definition.block();
        expander.usage.use(block.name());
        budget.spend(site.span());
        budget.checkDepth(expander.depth(), site.span());
        String path = scope.naming().step(site, block.name().text());
        if (isCircle(block, site) || !hasOneInput(block, site, inputs)) {
            return expander.poisoned();
        }
        Scope within = definition.home().params().child(Naming.within(path));
        if (!define(block, site, given, scope, within)) {
            return expander.poisoned();
        }
        if (inputs.get(0).shape().isEmpty() && !isFirst(block, within)) {
            return expander.poisoned();
        }
        within.define("in", inputs.get(0));
        open.add(block);
        try {
            return expander.tensor(expander.body(block.body(), within), site);
        } finally {
            open.remove(open.size() - 1);
        }
    }

    /**
     * False where the block has been expanded with these parameters for an unknown value before: that has told all that there is to tell,
     * and what flows out is unknown again. Blocks that use others twice would tell it so often that they never end.
     */
    private boolean isFirst(Declaration.Block block, Scope within) {
        List<Evaluated> parameters = block.parameters().stream()
                .map(parameter ->
                        within.own(parameter.name().text()).orElseThrow().value())
                .toList();
        return toldOfUnknown.computeIfAbsent(block, key -> new HashSet<>()).add(parameters);
    }

    private boolean isCircle(Declaration.Block block, Expression site) {
        int start = 0;
        // By identity: comparing two bodies would walk through both.
        while (start < open.size() && open.get(start) != block) {
            start++;
        }
        if (start == open.size()) {
            return false;
        }
        String circle = open.subList(start, open.size()).stream()
                .map(Declaration.Block::name)
                .map(Name::text)
                .collect(Collectors.joining(" -> "));
        problems.add(Diagnostic.of(
                Code.BLOCK_CYCLE,
                site.span(),
                "blocks use each other in a circle: " + circle + " -> "
                        + block.name().text(),
                "use `repeat` or `for` where something is to be done several times"));
        return true;
    }

    private boolean hasOneInput(Declaration.Block block, Expression site, List<Tensor> inputs) {
        if (inputs.size() == 1) {
            return true;
        }
        problems.add(Diagnostic.of(
                Code.WRONG_TYPE,
                site.span(),
                "one value flows into the block `" + block.name().text() + "`, but " + inputs.size() + " are given",
                "join them by `concat` or `+` first"));
        return false;
    }

    /** Gives the block's parameters their values; false where an argument is in error. */
    private boolean define(Declaration.Block block, Expression site, List<Given> given, Scope scope, Scope within) {
        var arguments = new Arguments(problems, block.name().text(), site.span(), scope::names);
        Map<String, Given> assigned = arguments.assign(
                block.parameters().stream()
                        .map(parameter -> parameter.name().text())
                        .toList(),
                block.parameters().stream()
                        .filter(parameter ->
                                parameter.value().isEmpty() && !parameter.type().optional())
                        .map(parameter -> parameter.name().text())
                        .toList(),
                given);
        boolean fits = !arguments.failed();
        for (Parameter parameter : block.parameters()) {
            String name = parameter.name().text();
            Evaluated value = value(parameter, assigned.get(name), scope, within);
            within.define(name, value);
            fits &= !expander.refuseIn(parameter.name()) && !value.isFailed();
        }
        return fits;
    }

    private Evaluated value(Parameter parameter, Given argument, Scope scope, Scope within) {
        String name = parameter.name().text();
        if (argument == null && parameter.value().isEmpty()) {
            return parameter.type().optional() ? new Evaluated.None() : new Evaluated.Failed();
        }
        if (argument != null && argument.value() instanceof Word word) {
            if (!word.lost()) {
                problems.add(Unknown.name(argument.span(), word.name(), scope.names()));
            }
            return new Evaluated.Failed();
        }
        Evaluated value = argument != null
                ? argument.value()
                : expander.value(parameter.value().orElseThrow(), within);
        try {
            return ValueTypes.convert(parameter.type(), name, value);
        } catch (Misfit misfit) {
            problems.add(Misfits.diagnostic(
                    misfit,
                    argument != null
                            ? argument.span()
                            : parameter.value().orElseThrow().span()));
            return new Evaluated.Failed();
        }
    }
}
