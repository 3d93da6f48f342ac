package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of entries, with what is to be said where a name is none of them.
 *
 * @param <T> the sealed root
 */
final class Entries<T> {
    /** What regularises without being a penalty on weights, and where it is written. */
    private static final Map<String, String> OTHER_REGULARIZERS = Map.of(
            "dropout", "dropout is a layer: write `-> dropout(drop = 0.5)` in `network`",
            "early_stopping", "it belongs to `train`: `early_stopping(monitor = validation.loss, patience = 3)`");

    private final Catalogue<T> catalogue;
    private final Planned planned;
    private final Evaluator evaluator;
    private final Problems problems;

    Entries(Class<T> root, Planned planned, Evaluator evaluator, Problems problems) {
        this.catalogue = Catalogue.of(root);
        this.planned = planned;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    Optional<Signature<T>> find(String name) {
        return catalogue.find(name);
    }

    /** The entry that is called; empty where there is none of this name or its arguments don't fit. */
    Optional<Bound<T>> bind(Expression.Call call, Scope scope) {
        List<Given> given = given(call.arguments(), scope);
        Optional<Signature<T>> signature = catalogue.find(call.name().text());
        if (signature.isEmpty()) {
            problems.add(unknown(call.name(), List.of()));
        }
        return signature.flatMap(found -> bind(found, call, given, scope));
    }

    Optional<Bound<T>> bind(Signature<T> signature, Expression call, List<Given> given, Scope scope) {
        return new Arguments(problems, signature.name(), call.span(), scope::names).bind(signature, given);
    }

    private List<Given> given(List<Argument> arguments, Scope scope) {
        return arguments.stream()
                .map(argument -> Given.of(argument, evaluator.evaluate(argument.value(), scope)))
                .toList();
    }

    /** True for a name that is an entry now or will be one. */
    boolean isKnown(String name) {
        return catalogue.find(name).isPresent() || planned.has(name);
    }

    /**
     * @param others names that fit there as well
     */
    Diagnostic unknown(Name name, Collection<String> others) {
        if (planned.has(name.text())) {
            return Diagnostic.of(
                    Code.UNSUPPORTED,
                    name.span(),
                    "`" + name.text() + "` is not in the catalogue yet",
                    "there is now: " + String.join(", ", catalogue.names()));
        }
        String elsewhere = OTHER_REGULARIZERS.get(name.text());
        if (elsewhere != null && planned == Planned.REGULARIZER) {
            return Diagnostic.of(
                    Code.UNKNOWN_ENTRY, name.span(), "`" + name.text() + "` is no penalty on weights", elsewhere);
        }
        List<String> fitting = new ArrayList<>(others);
        fitting.addAll(catalogue.names());
        String kind = planned.kind() + (planned == Planned.LAYER ? " or block" : "");
        return Unknown.diagnostic(
                Code.UNKNOWN_ENTRY,
                name.span(),
                "there is no " + kind + " `" + name.text() + "`",
                name.text(),
                fitting,
                "there is: " + String.join(", ", fitting));
    }
}
