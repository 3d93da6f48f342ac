package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Checks the arguments of one call against what it takes, and tells everything that is wrong with them at once. */
final class Arguments {
    private final Problems problems;
    private final String callee;
    private final Span span;
    private final Supplier<Collection<String>> inScope;
    private final Set<String> misspelt = new HashSet<>();
    private int unknownNames;
    private boolean tooMany;
    private boolean failed;

    /**
     * @param callee its name, for messages
     * @param span the call
     * @param inScope the names that a value might have meant
     */
    Arguments(Problems problems, String callee, Span span, Supplier<Collection<String>> inScope) {
        this.problems = problems;
        this.callee = callee;
        this.span = span;
        this.inScope = inScope;
    }

    /** True where the arguments seen so far have an error, told now or earlier. */
    boolean failed() {
        return failed;
    }

    /** The entry of the catalogue with these arguments; empty where they don't fit. */
    <T> Optional<Bound<T>> bind(Signature<T> signature, List<Given> given) {
        return bind(signature, Slots.of(signature), given);
    }

    /** @param slots the places of the entry's arguments in this call */
    <T> Optional<Bound<T>> bind(Signature<T> signature, Slots slots, List<Given> given) {
        Map<String, Given> assigned = assign(slots.names(), slots.required(), given);
        Object[] values = slots.values(parameter -> {
            Given argument = assigned.get(parameter.name());
            return argument == null ? null : convert(parameter, argument);
        });
        return failed ? Optional.empty() : make(signature, values, assigned);
    }

    private <T> Optional<Bound<T>> make(Signature<T> signature, Object[] values, Map<String, Given> assigned) {
        Map<String, Span> spans = new HashMap<>();
        assigned.forEach((name, argument) -> spans.put(name, argument.span()));
        Span largest = span;
        double most = 0;
        for (Given argument : assigned.values()) {
            if (argument.value() instanceof Evaluated.Whole whole && whole.value() > most) {
                most = whole.value();
                largest = argument.span();
            }
        }
        try {
            return Optional.of(new Bound<>(signature.make(values), callee, span, spans, largest));
        } catch (Misfit misfit) {
            Span place = misfit.argument() == null ? span : spans.getOrDefault(misfit.argument(), span);
            problems.add(Misfits.diagnostic(misfit, place));
            return Optional.empty();
        }
    }

    /**
     * Finds for each parameter the argument that is meant.
     *
     * @param names of the parameters, in the order of positional arguments
     * @param required those that a call must give
     */
    Map<String, Given> assign(List<String> names, List<String> required, List<Given> given) {
        Map<String, Given> assigned = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(names);
        int positional = 0;
        boolean named = false;
        for (Given argument : given) {
            problems.endIfEnough();
            if (argument.name().isPresent()) {
                named = true;
                assignNamed(names, known, assigned, argument);
            } else if (named) {
                // A mistake of form: the parser has told it.
                failed = true;
            } else if (positional >= names.size()) {
                tooMany(names, argument);
            } else {
                assigned.put(names.get(positional++), argument);
            }
            failed |= argument.value().isFailed();
        }
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(assigned.keySet());
        missing.removeAll(misspelt);
        // an argument of an unknown name may have been meant for what seems missing, but for one of it only
        if (missing.size() > unknownNames) {
            error(
                    Code.MISSING_ARGUMENT,
                    span,
                    "`" + callee + "` needs "
                            + String.join(
                                    " and ",
                                    missing.stream()
                                            .map(name -> "`" + name + "`")
                                            .toList()),
                    "give " + (missing.size() == 1 ? "it" : "them") + " by name, `" + String.join(" = …, ", missing)
                            + " = …`");
        }
        return assigned;
    }

    /** Of several that are too many the first is told. */
    private void tooMany(List<String> names, Given argument) {
        failed = true;
        if (argument.value() instanceof Word word) {
            if (word.lost()) {
                return;
            }
            problems.add(Unknown.name(argument.span(), word.name(), inScope.get()));
        } else if (!argument.value().isFailed() && !tooMany) {
            tooMany = true;
            problems.add(Diagnostic.of(
                    Code.UNKNOWN_ARGUMENT,
                    argument.span(),
                    "`" + callee + "` takes " + counted(names.size()) + ", and this is one more",
                    takes(names)));
        }
    }

    private void assignNamed(List<String> names, Set<String> known, Map<String, Given> assigned, Given argument) {
        String name = argument.name().orElseThrow();
        if (!known.contains(name)) {
            Suggest.nearest(name, names).ifPresentOrElse(misspelt::add, () -> unknownNames++);
            problems.add(Unknown.diagnostic(
                    Code.UNKNOWN_ARGUMENT,
                    argument.nameSpan(),
                    "`" + callee + "` has no argument `" + name + "`",
                    name,
                    names,
                    takes(names)));
            failed = true;
            return;
        }
        Given earlier = assigned.putIfAbsent(name, argument);
        if (earlier != null) {
            problems.add(Diagnostic.of(
                            Code.DUPLICATE_ARGUMENT,
                            argument.nameSpan(),
                            "`" + name + "` is given twice",
                            "remove one of them")
                    .label(earlier.span(), "this is the first"));
            failed = true;
        }
    }

    private Object convert(Parameter parameter, Given argument) {
        // of too many arguments nobody knows which was meant for which parameter
        if (argument.value().isFailed() || tooMany && argument.name().isEmpty()) {
            failed = true;
            return null;
        }
        try {
            return Conversion.to(parameter, argument.value());
        } catch (Misfit misfit) {
            failed = true;
            if (!(argument.value() instanceof Word word && word.lost())) {
                problems.add(explain(parameter, argument, misfit));
            }
            return null;
        }
    }

    /** A word where none is known is a misspelt name, and one where some are known a misspelt word. */
    private Diagnostic explain(Parameter parameter, Given argument, Misfit misfit) {
        if (argument.value() instanceof Word word) {
            List<String> words = Conversion.words(parameter.type());
            return words.isEmpty()
                    ? Unknown.name(argument.span(), word.name(), inScope.get())
                    : Unknown.diagnostic(
                            Code.WRONG_TYPE, argument.span(), misfit.getMessage(), word.name(), words, null);
        }
        return Misfits.diagnostic(misfit, argument.span());
    }

    private void error(Code code, Span where, String message, String help) {
        failed = true;
        problems.add(Diagnostic.of(code, where, message, help));
    }

    private static String counted(int count) {
        return count == 0 ? "no arguments" : count == 1 ? "one argument" : count + " arguments";
    }

    private String takes(List<String> names) {
        return names.isEmpty()
                ? "write `" + callee + "` alone"
                : "its arguments are: `" + String.join("`, `", names) + "`";
    }
}
