package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.ColumnNames;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.data.DataSource;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.DataSpec.Source;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a source of samples: {@code idx("x.gz", "y.gz")}, {@code npy(image = "x.npy", label = "y.npy")}, {@code csv("t.csv")}. */
final class SourceReader {
    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final List<Port> ports;
    private final boolean allPorts;
    private final Entries<DataSource> entries;

    /**
     * @param allPorts false where inputs or targets are missing because of errors told already: what is to be bound to them is then
     *     not looked at
     */
    SourceReader(
            Evaluator evaluator,
            Problems problems,
            Scope scope,
            List<Port> inputs,
            List<Port> targets,
            boolean allPorts) {
        this.allPorts = allPorts;
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.ports = Stream.concat(inputs.stream(), targets.stream()).toList();
        this.entries = new Entries<>(DataSource.class, Planned.SOURCE, evaluator, problems);
    }

    Optional<Source> read(Expression.Call call) {
        if (call.name().text().equals("split")) {
            problems.add(Diagnostic.of(
                    Code.UNSUPPORTED,
                    call.name().span(),
                    "only `validation` is split from the training data yet",
                    "give `test` a source of its own"));
            return Optional.empty();
        }
        Optional<Signature<DataSource>> signature = entries.find(call.name().text());
        if (signature.isEmpty()) {
            problems.add(entries.unknown(call.name(), List.of()));
        }
        return signature
                .filter(found -> allPorts || !Slots.areOfPorts(found))
                .flatMap(found -> bind(found, call))
                .filter(bound -> allPorts)
                .flatMap(bound -> source(bound, call));
    }

    private Optional<Bound<DataSource>> bind(Signature<DataSource> signature, Expression.Call call) {
        var slots = new Slots(signature, ports, call.arguments());
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Argument argument = call.arguments().get(i);
            given.add(Given.of(argument, value(argument, slots.at(i, argument))));
        }
        return new Arguments(problems, signature.name(), call.span(), scope::names).bind(signature, slots, given);
    }

    private Evaluated value(Argument argument, Optional<Parameter> slot) {
        if (slot.isPresent() && slot.get().type() == ColumnNames.class) {
            return columns(argument.value());
        }
        // Of an argument that there is not, its name is the mistake, whatever its words may stand for.
        return slot.isEmpty() && argument.name().isPresent()
                ? new Evaluated.None()
                : evaluator.value(argument.value(), scope);
    }

    /** What the samples are read from, if it can give what the model takes. */
    private Optional<Source> source(Bound<DataSource> bound, Expression.Call call) {
        DataSource source = bound.entry();
        // What is no picture at all is told once, of the first that shows it.
        if (!ports.stream().allMatch(port -> fits(port, bound, () -> source.check(port, port == ports.get(0))))) {
            return Optional.empty();
        }
        List<Columns> columns = new ArrayList<>();
        long fitting = ports.stream()
                .filter(port -> fits(port, bound, () -> source.columns(port).ifPresent(columns::add)))
                .count();
        return fitting < ports.size()
                ? Optional.empty()
                : Optional.of(new Source(bound.name(), source.files(ports), columns, call.span()));
    }

    private boolean fits(Port port, Bound<DataSource> bound, Runnable check) {
        try {
            check.run();
            return true;
        } catch (Misfit misfit) {
            problems.add(
                    Misfits.diagnostic(misfit, bound).label(port.span(), "`" + port.name() + "` is declared here"));
            return false;
        }
    }

    private Evaluated columns(Expression expression) {
        if (expression instanceof Expression.AllExcept all) {
            List<String> names = all.names().stream().map(Name::text).toList();
            return new Evaluated.Columns(new ColumnNames(names, true));
        }
        if (expression instanceof Expression.ListLiteral list) {
            List<String> names = list.elements().stream()
                    .map(SourceReader::name)
                    .flatMap(Optional::stream)
                    .toList();
            if (names.size() == list.elements().size()) {
                return new Evaluated.Columns(new ColumnNames(names, false));
            }
        }
        Optional<String> single = name(expression);
        if (single.isPresent()) {
            return new Evaluated.Columns(new ColumnNames(List.of(single.get()), false));
        }
        if (!(expression instanceof Expression.Broken)) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "the name of a column is wanted here, or a list of them",
                    "write `column`, `\"a column\"`, `[a, b]` or `all except label`"));
        }
        return new Evaluated.Failed();
    }

    private static Optional<String> name(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return Optional.of(reference.name().text());
        }
        return expression instanceof Expression.StringLiteral literal ? Optional.of(literal.value()) : Optional.empty();
    }
}
