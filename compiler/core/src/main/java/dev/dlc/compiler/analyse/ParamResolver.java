package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Declaration.Param;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Gives each {@code param} its value: what {@code -D} says, else its default, which may use those before it. */
final class ParamResolver {
    private final Map<String, String> overrides;
    private final Evaluator evaluator;
    private final Problems problems;
    private final TreeSet<String> known = new TreeSet<>();

    ParamResolver(Map<String, String> overrides, Evaluator evaluator, Problems problems) {
        this.overrides = overrides;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    void resolve(Param param, Scope scope) {
        String name = param.name().text();
        known.add(name);
        Optional<Diagnostic> badType = ValueTypes.check(param.type());
        badType.ifPresent(problems::add);
        scope.define(
                name,
                evaluator.refuseIn(param.name()) || badType.isPresent() ? new Evaluated.Failed() : value(param, scope));
    }

    private Evaluated value(Param param, Scope scope) {
        String name = param.name().text();
        Span place =
                param.value().map(value -> value.span()).orElse(param.name().span());
        try {
            if (overrides.containsKey(name)) {
                place = param.name().span();
                return ValueTypes.parse(param.type(), name, overrides.get(name));
            }
            if (param.value().isPresent()) {
                return ValueTypes.convert(
                        param.type(), name, evaluator.value(param.value().get(), scope));
            }
        } catch (Misfit misfit) {
            problems.add(Misfits.diagnostic(misfit, place));
            return new Evaluated.Failed();
        }
        if (param.type().optional()) {
            return new Evaluated.None();
        }
        problems.add(Diagnostic.of(
                Code.MISSING_ARGUMENT,
                param.name().span(),
                "`" + name + "` has no value",
                "give it on the command line, `-D " + name + "=…`, or a default here"));
        return new Evaluated.Failed();
    }

    /** Tells of each {@code -D} that names no parameter; after all files have been read. */
    void checkOverrides(SourceFile file) {
        for (String name : new TreeSet<>(overrides.keySet())) {
            if (!known.contains(name)) {
                String more =
                        known.isEmpty() ? "the file has no parameters" : "its parameters are: " + Unknown.listed(known);
                Diagnostic unknown = Unknown.diagnostic(
                        Code.UNKNOWN_PARAMETER,
                        new Span(file, 0, 0),
                        "`-D " + name + "=" + overrides.get(name) + "`: there is no parameter `" + name + "`",
                        name,
                        known,
                        more);
                // The slip is on the command line: there is nothing to replace in the file.
                problems.add(new Diagnostic(
                        unknown.code(),
                        unknown.span(),
                        unknown.message(),
                        unknown.labels(),
                        unknown.help(),
                        Optional.empty()));
            }
        }
    }
}
