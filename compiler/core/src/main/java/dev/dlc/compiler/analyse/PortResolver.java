package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.PortType;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.Port.Kind;
import dev.dlc.compiler.shape.Shape;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the types of inputs and targets: {@code float[1, 28, 28]}, {@code class { cat, dog }}, {@code int[n] < vocab}. */
final class PortResolver {
    private static final List<String> OF_INPUTS = List.of("float", "int");
    private static final List<String> OF_TARGETS = List.of("class", "binary", "float");

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;

    PortResolver(Evaluator evaluator, Problems problems, Scope scope) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
    }

    /** The port; empty where its type is in error. */
    Optional<Port> resolve(int id, Name name, PortType type, boolean isInput, Span span) {
        String word = type.name().text();
        List<String> allowed = isInput ? OF_INPUTS : OF_TARGETS;
        if (!allowed.contains(word)) {
            return unknown(type.name(), isInput, allowed);
        }
        List<Optional<List<Integer>>> sizes =
                type.sizes().stream().map(this::dimensions).toList();
        Optional<Integer> limit = type.limit().flatMap(this::dimension);
        boolean failed =
                sizes.stream().anyMatch(Optional::isEmpty) || type.limit().isPresent() && limit.isEmpty();
        if (failed || !isWellFormed(type)) {
            return Optional.empty();
        }
        List<List<Integer>> given = sizes.stream().map(Optional::orElseThrow).toList();
        try {
            return port(id, name, type, given, limit, span);
        } catch (Misfit misfit) {
            problems.add(Misfits.diagnostic(misfit, type.span()));
            return Optional.empty();
        }
    }

    private Optional<Port> port(
            int id, Name name, PortType type, List<List<Integer>> sizes, Optional<Integer> limit, Span span) {
        String what = "`" + name.text() + "`";
        switch (type.name().text()) {
            case "class":
                List<String> classes = type.classes().map(this::classes).orElse(List.of());
                int count = type.classes().isPresent()
                        ? classes.size()
                        : sizes.get(0).get(0);
                // class[n][t] has a label for each of t positions; names in braces leave room for [t] alone.
                int skipped = type.classes().isPresent() ? 0 : 1;
                Shape positions = sizes.size() > skipped ? Shapes.checked(sizes.get(skipped), what) : Shape.SCALAR;
                if (count < 2) {
                    throw new Misfit(Code.OUT_OF_RANGE, null, what + " needs at least two classes to tell apart", null);
                }
                return Optional.of(new Port(id, name.text(), Kind.INDEX, positions, count, classes, span));
            case "binary":
                return Optional.of(new Port(id, name.text(), Kind.BINARY, Shape.SCALAR, 0, List.of(), span));
            case "int":
                Shape tokens = sizes.isEmpty() ? Shape.SCALAR : Shapes.checked(sizes.get(0), what);
                return Optional.of(new Port(id, name.text(), Kind.INDEX, tokens, limit.orElseThrow(), List.of(), span));
            default:
                Shape shape = sizes.isEmpty() ? Shape.SCALAR : Shapes.checked(sizes.get(0), what);
                return Optional.of(new Port(id, name.text(), Kind.REAL, shape, 0, List.of(), span));
        }
    }

    private boolean isWellFormed(PortType type) {
        String word = type.name().text();
        String wanted = switch (word) {
            case "class" -> "`class[n]`, `class { a, b }` or `class[n][t]`";
            case "int" -> "`int[n] < limit`";
            case "binary" -> "`binary`";
            default -> "`float` or `float[d, …]`";
        };
        int lists = type.sizes().size();
        boolean named = type.classes().isPresent();
        boolean limited = type.limit().isPresent();
        boolean fits = switch (word) {
            case "class" ->
                !limited
                        && (named ? lists <= 1 : lists == 1 || lists == 2)
                        && (named || type.sizes().get(0).size() == 1);
            case "int" -> limited && !named && lists <= 1;
            case "binary" -> !limited && !named && lists == 0;
            default -> !limited && !named && lists <= 1;
        };
        if (!fits) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    type.span(),
                    "a type of `" + word + "` is written " + wanted,
                    word.equals("int")
                            ? "the limit is the number of different tokens, `int[n] < vocabulary`"
                            : "write it so"));
        }
        return fits;
    }

    private Optional<Port> unknown(Name name, boolean isInput, List<String> allowed) {
        String kind = isInput ? "an input" : "a target";
        problems.add(Unknown.diagnostic(
                Code.UNKNOWN_NAME,
                name.span(),
                kind + " cannot have the type `" + name.text() + "`",
                name.text(),
                allowed,
                "the types of " + kind + " are: `" + String.join("`, `", allowed) + "`"));
        return Optional.empty();
    }

    private Optional<List<Integer>> dimensions(List<Expression> sizes) {
        List<Optional<Integer>> all = sizes.stream().map(this::dimension).toList();
        return all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(all.stream().map(Optional::orElseThrow).toList());
    }

    private Optional<Integer> dimension(Expression expression) {
        Evaluated value = evaluator.value(expression, scope);
        if (value instanceof Whole whole && whole.value() >= 1 && whole.value() <= Shape.LARGEST) {
            return Optional.of((int) whole.value());
        }
        if (value instanceof Whole whole) {
            boolean large = whole.value() > 0;
            problems.add(Diagnostic.of(
                    large ? Code.TOO_LARGE : Code.OUT_OF_RANGE,
                    expression.span(),
                    "a size is " + (large ? "at most " + Shape.LARGEST : "at least 1") + ", but this is "
                            + whole.value()));
        } else if (!value.isFailed()) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE, expression.span(), "a size is an int, but this is " + value.described()));
        }
        return Optional.empty();
    }

    private List<String> classes(List<Name> names) {
        Map<String, Name> constants = new HashMap<>();
        List<String> classes = new ArrayList<>();
        for (Name name : names) {
            Name first = constants.putIfAbsent(constant(name.text()), name);
            if (first != null) {
                problems.add(Diagnostic.of(
                                Code.DUPLICATE_NAME,
                                name.span(),
                                first.text().equals(name.text())
                                        ? "the class `" + name.text() + "` is given twice"
                                        : "the classes `" + first.text() + "` and `" + name.text()
                                                + "` would have one name in Java, " + constant(name.text()),
                                "rename one of them")
                        .label(first.span(), "this is the first"));
            }
            classes.add(name.text());
        }
        return classes;
    }

    /** The enum constant that stands for a class in Java, up to what makes it an identifier. */
    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
