package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.DataSpec.Source;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a source of samples: {@code idx("x.gz", "y.gz")}, {@code npy(image = "x.npy", label = "y.npy")}, {@code csv("t.csv")}. */
final class SourceReader {
    private static final List<String> READERS = List.of("idx", "csv", "npy", "npz", "images", "cifar");

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
            case "npz":
                return archive(call);
            case "images", "cifar":
                return pictures(call);
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
        return Unknown.diagnostic(
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

    /** One file with an array for each input and target, by its name or the one that is said. */
    private Optional<Source> archive(Expression.Call call) {
        List<Given> given = call.arguments().stream()
                .map(argument -> Given.of(argument, evaluator.value(argument.value(), scope)))
                .toList();
        List<String> names = new ArrayList<>(List.of("file"));
        ports.forEach(port -> names.add(port.name()));
        var arguments = new Arguments(problems, "npz", call.span(), scope::names);
        Map<String, Given> assigned = arguments.assign(names, List.of("file"), given);
        Optional<String> file = Optional.ofNullable(assigned.get("file")).flatMap(this::file);
        List<Columns> arrays = new ArrayList<>();
        for (Port port : ports) {
            Optional<String> array =
                    assigned.containsKey(port.name()) ? file(assigned.get(port.name())) : Optional.of(port.name());
            array.ifPresent(name -> arrays.add(new Columns(port.name(), List.of(name), false)));
        }
        return arguments.failed() || file.isEmpty() || arrays.size() < ports.size()
                ? Optional.empty()
                : Optional.of(new Source("npz", List.of(file.get()), arrays, call.span()));
    }

    /** A folder of images, or the files of CIFAR, one after the other. */
    private Optional<Source> pictures(Expression.Call call) {
        String reader = call.name().text();
        List<Given> given = call.arguments().stream()
                .map(argument -> Given.of(argument, evaluator.value(argument.value(), scope)))
                .toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < (reader.equals("images") ? 1 : Math.max(1, given.size())); i++) {
            names.add(reader.equals("images") ? "folder" : "file" + (i == 0 ? "" : " " + (i + 1)));
        }
        var arguments = new Arguments(problems, reader, call.span(), scope::names);
        Map<String, Given> assigned = arguments.assign(names, List.of(names.get(0)), given);
        List<String> files = assigned.values().stream()
                .map(this::file)
                .flatMap(Optional::stream)
                .toList();
        return arguments.failed() || files.size() < assigned.size() || !suits(call)
                ? Optional.empty()
                : Optional.of(new Source(reader, files, List.of(), call.span()));
    }

    /** Such sources give one image and what it shows. */
    private boolean suits(Expression.Call call) {
        boolean cifar = call.name().text().equals("cifar");
        for (Port port : ports) {
            boolean image = port == ports.get(0);
            boolean fits;
            if (image) {
                fits = port.kind() == Port.Kind.REAL
                        && (cifar
                                ? port.shape().equals(Shape.of(3, 32, 32))
                                : port.shape().rank() == 3
                                        && (port.shape().get(0) == 1
                                                || port.shape().get(0) == 3));
            } else {
                fits = port.kind() != Port.Kind.REAL && port.shape().rank() == 0;
            }
            if (!fits) {
                problems.add(Diagnostic.of(
                                Code.CONTRADICTION,
                                call.span(),
                                "`" + call.name().text() + "` gives "
                                        + (cifar ? "images [3, 32, 32]" : "images of one or three channels")
                                        + " and their classes, which `" + port.name() + "` is not",
                                image
                                        ? "declare `input " + port.name() + ": float["
                                                + (cifar ? "3, 32, 32" : "3, 64, 64") + "]`"
                                        : "choose another source")
                        .label(port.span(), "it is declared here"));
                return false;
            }
        }
        return true;
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
