package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.DataSpec.Source;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a source of samples: {@code idx("x.gz", "y.gz")}, {@code npy(image = "x.npy", label = "y.npy")}, {@code csv("t.csv")}. */
final class SourceReader {
    private static final List<String> READERS = List.of("idx", "csv", "npy");

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final List<Port> ports;

    SourceReader(Evaluator evaluator, Problems problems, Scope scope, List<Port> inputs, List<Port> targets) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.ports = Stream.concat(inputs.stream(), targets.stream()).toList();
    }

    Optional<Source> read(Expression.Call call) {
        String reader = call.name().text();
        switch (reader) {
            case "idx", "npy":
                return arrays(call);
            case "csv":
                return table(call);
            default:
                problems.add(unknown(call.name()));
                return Optional.empty();
        }
    }

    private static Diagnostic unknown(Name name) {
        String reader = name.text();
        if (reader.equals("split")) {
            return Diagnostic.of(
                    Code.UNSUPPORTED,
                    name.span(),
                    "only `validation` is split from the training data yet",
                    "give `test` a source of its own");
        }
        return Planned.SOURCE.has(reader)
                ? Diagnostic.of(
                        Code.UNSUPPORTED,
                        name.span(),
                        "`" + reader + "` is not in the catalogue yet",
                        "there is now: " + String.join(", ", READERS))
                : Unknown.diagnostic(
                        Code.UNKNOWN_ENTRY,
                        name.span(),
                        "there is no source of data `" + reader + "`",
                        reader,
                        READERS,
                        "there is: " + String.join(", ", READERS));
    }

    /** A file for each input and target. */
    private Optional<Source> arrays(Expression.Call call) {
        List<String> names = ports.stream().map(Port::name).toList();
        List<Given> given = call.arguments().stream()
                .map(argument -> Given.of(argument, evaluator.value(argument.value(), scope)))
                .toList();
        var arguments = new Arguments(problems, call.name().text(), call.span(), scope::names);
        Map<String, Given> assigned = arguments.assign(names, names, given);
        List<String> files = new ArrayList<>();
        for (String name : names) {
            Optional.ofNullable(assigned.get(name)).flatMap(this::file).ifPresent(files::add);
        }
        return arguments.failed() || files.size() < names.size()
                ? Optional.empty()
                : Optional.of(new Source(call.name().text(), files, List.of(), call.span()));
    }

    private Optional<String> file(Given given) {
        if (given.value() instanceof Text text) {
            return Optional.of(text.value());
        }
        if (!given.value().isFailed()) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    given.span(),
                    "a file's name is a string, but this is " + given.value().described(),
                    "write it in quotes, `\"train.csv\"`"));
        }
        return Optional.empty();
    }

    /** One file with a column for each single number, and several for a vector. */
    private Optional<Source> table(Expression.Call call) {
        List<Given> given = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            // Columns are words of the table, whatever else their names may stand for in this file.
            Evaluated value =
                    argument.name().isEmpty() ? evaluator.value(argument.value(), scope) : new Evaluated.None();
            given.add(Given.of(argument, value));
        }
        List<String> names = new ArrayList<>(List.of("file"));
        ports.forEach(port -> names.add(port.name()));
        var arguments = new Arguments(problems, "csv", call.span(), scope::names);
        Map<String, Given> assigned = arguments.assign(names, List.of("file"), given);
        List<Columns> columns = new ArrayList<>();
        for (Port port : ports) {
            columns(port, call).ifPresent(columns::add);
        }
        Optional<String> file = Optional.ofNullable(assigned.get("file")).flatMap(this::file);
        return arguments.failed() || file.isEmpty() || columns.size() < ports.size()
                ? Optional.empty()
                : Optional.of(new Source("csv", List.of(file.get()), columns, call.span()));
    }

    private Optional<Columns> columns(Port port, Expression.Call call) {
        Optional<Expression> written = call.arguments().stream()
                .filter(argument -> argument.name()
                        .map(name -> name.text().equals(port.name()))
                        .orElse(false))
                .map(Argument::value)
                .findFirst();
        boolean isVector = port.shape().rank() > 0;
        if (written.isEmpty()) {
            if (isVector) {
                problems.add(Diagnostic.of(
                        Code.MISSING_ARGUMENT,
                        call.span(),
                        "`csv` must be told the " + port.shape().size() + " columns of `" + port.name() + "`",
                        "name them, `" + port.name() + " = [a, b]`, or `" + port.name() + " = all except …`"));
                return Optional.empty();
            }
            return Optional.of(new Columns(port.name(), List.of(port.name()), false));
        }
        if (written.get() instanceof Expression.AllExcept all) {
            return Optional.of(new Columns(
                    port.name(), all.names().stream().map(Name::text).toList(), true));
        }
        return names(written.get()).flatMap(names -> {
            if (names.size() == port.shape().size()) {
                return Optional.of(new Columns(port.name(), names, false));
            }
            problems.add(Diagnostic.of(
                            Code.CONTRADICTION,
                            written.get().span(),
                            "`" + port.name() + "` has " + port.shape().size() + " numbers, but " + names.size()
                                    + (names.size() == 1 ? " column is named" : " columns are named"),
                            "name as many columns as there are numbers")
                    .label(port.span(), "its shape is " + port.shape()));
            return Optional.empty();
        });
    }

    private Optional<List<String>> names(Expression expression) {
        if (expression instanceof Expression.ListLiteral list) {
            List<String> names = list.elements().stream()
                    .map(SourceReader::name)
                    .flatMap(Optional::stream)
                    .toList();
            if (names.size() == list.elements().size()) {
                return Optional.of(names);
            }
        }
        Optional<List<String>> single = name(expression).map(List::of);
        if (single.isEmpty() && !(expression instanceof Expression.Broken)) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "the name of a column is wanted here, or a list of them",
                    "write `column`, `\"a column\"`, `[a, b]` or `all except label`"));
        }
        return single;
    }

    private static Optional<String> name(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return Optional.of(reference.name().text());
        }
        return expression instanceof Expression.StringLiteral literal ? Optional.of(literal.value()) : Optional.empty();
    }
}
