package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stage from the syntax tree to models: parameters, names, blocks, loops, arguments and shapes are resolved. */
public final class Analyser {
    /** Each is a class of its own. */
    private static final int MOST_MODELS = 100;

    private final SourceUnit unit;
    private final Problems told;
    /** What this stage finds, as far as it does not follow from mistakes in the form of a file. */
    private final Problems problems = new Problems();

    private final Consequences consequences = new Consequences();
    private final Usage usage = new Usage();

    private Analyser(SourceUnit unit, Problems told) {
        this.unit = unit;
        this.told = told;
    }

    /**
     * The models of a file that have no errors, in the order written. All problems are collected, none is thrown.
     *
     * @param unit may have mistakes in its form, which are told already: nothing is said that follows from them
     * @param imports finds the files that it imports
     * @param overrides what {@code -D name=value} sets
     */
    public static List<Model> analyse(
            SourceUnit unit, Imports imports, Map<String, String> overrides, Problems problems) {
        var analyser = new Analyser(unit, problems);
        List<Model> models = analyser.analyse(imports, overrides);
        analyser.problems.sorted().stream()
                .filter(analyser.consequences::standsAlone)
                .forEach(problems::add);
        return models;
    }

    private List<Model> analyse(Imports imports, Map<String, String> overrides) {
        var params = new ParamResolver(overrides, new Evaluator(problems, usage), problems);
        var loader = new ImportLoader(imports, params, consequences, problems, told);
        FileScope file;
        try {
            file = loader.load(unit);
        } catch (Problems.Enough enough) {
            return List.of();
        }
        if (loader.isComplete()) {
            params.checkOverrides(unit.file());
        }
        if (!unit.models().isEmpty()) {
            // A file without models is there to be imported.
            unit.blocks().forEach(block -> usage.declare(block.name(), "the block"));
        }
        boolean sound = !problems.hasErrors() && !told.hasErrors();
        List<Model> models = new ArrayList<>();
        Map<String, Name> names = new HashMap<>();
        checkCount();
        for (Declaration.Model declaration :
                unit.models().stream().limit(MOST_MODELS).toList()) {
            checkName(declaration.name(), names);
            var found = new Problems();
            try {
                new ModelAnalyser(declaration, file, usage, found).analyse().ifPresent(models::add);
            } catch (Problems.Enough enough) {
                // what has been found is told
            }
            tell(found);
        }
        if (!problems.hasErrors() && !told.hasErrors()) {
            usage.warn(unit.file(), problems);
        }
        return sound ? models : List.of();
    }

    private void checkCount() {
        if (unit.models().size() > MOST_MODELS) {
            Name first = unit.models().get(MOST_MODELS).name();
            problems.add(Diagnostic.of(
                    Code.TOO_LARGE,
                    first.span(),
                    "a file holds at most " + MOST_MODELS + " models, but this has "
                            + unit.models().size(),
                    "write some of them into another file"));
        }
    }

    private void checkName(Name name, Map<String, Name> names) {
        Name first = names.putIfAbsent(name.text(), name);
        if (first != null) {
            problems.add(Diagnostic.of(
                            Code.DUPLICATE_NAME,
                            name.span(),
                            "the model `" + name.text() + "` is declared twice",
                            "rename one of them")
                    .label(first.span(), "this is the first"));
        }
    }

    /** A block that is used many times tells its problem once. */
    private void tell(Problems found) {
        record Place(Code code, Span span) {}
        Set<Place> places = new HashSet<>();
        for (Diagnostic diagnostic : found.sorted()) {
            if (places.add(new Place(diagnostic.code(), diagnostic.span()))) {
                problems.add(diagnostic);
            }
        }
    }
}
