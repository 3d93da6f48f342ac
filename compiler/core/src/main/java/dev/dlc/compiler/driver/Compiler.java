package dev.dlc.compiler.driver;

import dev.dlc.compiler.analyse.Analyser;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Allowances;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.differentiate.Differentiate;
import dev.dlc.compiler.emit.Emit;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Verifier;
import dev.dlc.compiler.lint.Linter;
import dev.dlc.compiler.lower.Lower;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.optimise.Optimise;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.plan.Plan;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The whole way of a model, from its text to Java source, without any file, network or console. */
public final class Compiler {
    private Compiler() {}

    /**
     * What a compilation gives.
     *
     * @param units one for each model of the file, empty where there are errors
     * @param diagnostics errors and warnings, by place
     */
    public record Result(List<Unit> units, List<Diagnostic> diagnostics) {
        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(Diagnostic::isError);
        }

        /** The Java sources: each says where it belongs below a source folder. */
        public List<Emit.Source> sources() {
            return units.stream().map(Unit::source).toList();
        }
    }

    /**
     * A model and the class that was made of it.
     *
     * @param warnings what is suspicious about the model itself, by place; {@link Result#diagnostics()} holds them, too
     */
    public record Unit(Model model, List<Diagnostic> warnings, Program program, Emit.Source source) {}

    /** Compiles files that may import each other, into classes without a package: {@link #compile(Options, SourceFile...)}. */
    public static Result compile(SourceFile... files) {
        return compile(Options.inPackage(""), files);
    }

    /**
     * Compiles files that may import each other: for build tools. A file finds another by its name, relative to its own.
     *
     * @param options whose overrides are of params that at least one of the files has
     * @return all models of all files; none where there are errors in any of them
     */
    public static Result compile(Options options, SourceFile... files) {
        Imports imports = Imports.among(List.of(files));
        Problems problems = new Problems();
        List<Unit> units = new ArrayList<>();
        Map<String, Unit> classes = new HashMap<>();
        Set<String> unknown = new HashSet<>(options.overrides().keySet());
        for (SourceFile file : options.overrides().isEmpty() ? new SourceFile[0] : files) {
            unknown.removeAll(params(file, imports));
        }
        for (SourceFile file : files) {
            Set<String> overridden = new HashSet<>(unknown);
            if (!options.overrides().isEmpty()) {
                overridden.addAll(params(file, imports));
            }
            Result result = compile(file, imports, options.withOverridesOf(overridden));
            result.diagnostics().forEach(problems::add);
            for (Unit unit : result.units()) {
                Unit first = classes.putIfAbsent(unit.source().path(), unit);
                if (first != null) {
                    problems.add(clash(unit, first));
                }
                units.add(unit);
            }
        }
        return new Result(problems.hasErrors() ? List.of() : units, problems.sorted());
    }

    private static Diagnostic clash(Unit unit, Unit first) {
        return Diagnostic.of(
                        Code.DUPLICATE_NAME,
                        unit.model().span(),
                        "two models would be the class `" + unit.source().className() + "`",
                        "rename one of them")
                .label(first.model().span(), "this is the first");
    }

    /** Compiles every model of a file. */
    public static Result compile(SourceFile file, Imports imports, Options options) {
        Problems problems = new Problems();
        Trace trace = options.trace();

        SourceUnit tree = Parser.parse(file, problems);
        trace.after(Stage.PARSE, tree);

        // what could not be read is marked in the tree: nothing is said that follows from it
        List<Model> models = Analyser.analyse(tree, imports, options.overrides(), problems);
        Allowances allowances = new Allowances(options.allowed());
        List<Unit> units = new ArrayList<>();
        if (!problems.hasErrors()) {
            Allowances.check(file, problems);
            var need = new MemoryNeed(options.memory());
            for (Model model : models) {
                List<Diagnostic> warnings = Linter.lint(tree, model);
                warnings.forEach(problems::add);
                need.check(model).ifPresent(problems::add);
                if (problems.hasErrors()) {
                    continue;
                }
                try {
                    units.add(compile(model, allowances.filter(warnings), options));
                } catch (OutOfMemoryError e) {
                    // what was made of this model is out of reach by now, and what was made of those before is of no
                    // use any more
                    units.clear();
                    problems.add(need.exceeded(model));
                }
            }
        }
        return new Result(problems.hasErrors() ? List.of() : units, allowances.filter(problems.sorted()));
    }

    /** The names of all params that a file and those that it imports declare; what cannot be read declares none. */
    public static Set<String> params(SourceFile file, Imports imports) {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<SourceFile> open = new ArrayDeque<>(List.of(file));
        while (!open.isEmpty()) {
            SourceFile next = open.pop();
            if (seen.add(next.name())) {
                SourceUnit tree = Parser.parse(next, new Problems());
                tree.params().forEach(param -> names.add(param.name().text()));
                tree.imports()
                        .forEach(it -> find(imports, next, it.path().text()).ifPresent(open::push));
            }
        }
        return names;
    }

    private static Optional<SourceFile> find(Imports imports, SourceFile importing, String path) {
        try {
            return imports.find(importing, path);
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The source of a model in double precision, to check gradients with; it has a program of its own, because what single
     * precision is optimised by (weights packed for its kernels) does not hold for double.
     */
    public static Emit.Source inDoublePrecision(Model model) {
        Options options = new Options("", Map.of(), Precision.DOUBLE, Trace.NONE);
        return compile(model, List.of(), options).source();
    }

    /** What follows is not the user's fault any more: a failure is a bug of dlc and an exception. */
    private static Unit compile(Model model, List<Diagnostic> warnings, Options options) {
        Trace trace = options.trace();
        trace.after(Stage.ANALYSE, model);

        Program program = plan(model, options);
        trace.after(Stage.PLAN, program);

        Emit.Source source = Emit.emit(program, options.packageName(), options.precision());
        trace.after(Stage.EMIT, source);
        return new Unit(model, warnings, program, source);
    }

    /** A method of its own, so that no graph is kept in memory while the source is written. */
    private static Program plan(Model model, Options options) {
        Trace trace = options.trace();

        Graph forward = Verifier.verify(Lower.lower(model, true), "lower");
        Graph predicting = Verifier.verify(Lower.lower(model, false), "lower");
        trace.after(Stage.LOWER, forward);

        Graph training = Verifier.verify(
                Differentiate.differentiate(Optimise.optimiseForward(forward), trainable(model)), "differentiate");
        trace.after(Stage.DIFFERENTIATE, training);

        Graph quick = Optimise.optimise(training);
        Graph quickPredicting = Optimise.optimisePredicting(predicting, options.precision() == Precision.FLOAT);
        trace.after(Stage.OPTIMISE, quick);

        return Plan.plan(model, quick, quickPredicting);
    }

    private static Set<String> trainable(Model model) {
        return model.weights().stream()
                .filter(Weight::trainable)
                .map(Weight::path)
                .collect(Collectors.toSet());
    }
}
