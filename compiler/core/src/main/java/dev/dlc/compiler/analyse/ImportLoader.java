package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.FileScope.BlockDefinition;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the parameters and blocks of a file and of those that it imports; what these import stays with them. */
final class ImportLoader {
    /** What a file passes on to those that import it. */
    private record Loaded(FileScope scope, List<Declaration.Param> params, List<Declaration.Block> blocks) {}

    private static final int LONGEST_CHAIN = 100;

    private final Imports imports;
    private final ParamResolver params;
    private final Consequences consequences;
    private final Problems problems;
    private final Problems ofForm;
    private final Map<String, Loaded> loaded = new HashMap<>();
    private final List<SourceFile> open = new ArrayList<>();
    private boolean complete = true;

    /**
     * @param consequences learns of what could not be read
     * @param ofForm takes the mistakes in the form of imported files
     */
    ImportLoader(Imports imports, ParamResolver params, Consequences consequences, Problems problems, Problems ofForm) {
        this.imports = imports;
        this.params = params;
        this.consequences = consequences;
        this.problems = problems;
        this.ofForm = ofForm;
    }

    FileScope load(SourceUnit unit) {
        return loadUnit(unit).scope();
    }

    /** False where a file was not found or could not be read: what it declares seems unknown then, and is not. */
    boolean isComplete() {
        return complete;
    }

    private Loaded loadUnit(SourceUnit unit) {
        open.add(unit.file());
        var scope = new FileScope(unit.file(), unit.damage());
        consequences.of(unit.file(), unit.damage());
        complete &= unit.damage().isNone();
        Map<String, Name> declared = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Declaration.Import declaration : unit.imports()) {
            problems.endIfEnough();
            Name path = declaration.path();
            Optional<Loaded> found = load(unit.file(), path);
            if (found.isEmpty()) {
                scope.lackImport();
            }
            found.ifPresent(imported -> {
                if (!seen.add(imported.scope().file().name())) {
                    problems.add(Diagnostic.of(
                            Code.DUPLICATE_NAME,
                            path.span(),
                            "`" + path.text() + "` is imported twice",
                            "remove one of them"));
                    return;
                }
                bring(imported, scope, declared, path);
            });
        }
        for (Declaration.Param param : unit.params()) {
            if (isNew(declared, param.name(), param.name())) {
                params.resolve(param, scope.params());
            }
        }
        for (Declaration.Block block : unit.blocks()) {
            if (isNew(declared, block.name(), block.name())) {
                scope.blocks().put(block.name().text(), new BlockDefinition(block, scope));
                Map<String, Name> parameters = new HashMap<>();
                for (Declaration.Parameter parameter : block.parameters()) {
                    ValueTypes.check(parameter.type()).ifPresent(problems::add);
                    isNew(parameters, parameter.name(), parameter.name());
                }
            }
        }
        open.remove(open.size() - 1);
        return new Loaded(scope, unit.params(), unit.blocks());
    }

    private Optional<Loaded> load(SourceFile importing, Name path) {
        Optional<SourceFile> found;
        try {
            found = imports.find(importing, path.text());
        } catch (Unreadable unreadable) {
            complete = false;
            problems.add(unreadable.diagnostic(path.span()));
            return Optional.empty();
        }
        if (found.isEmpty()) {
            complete = false;
            problems.add(Diagnostic.of(
                    Code.MISSING_FILE,
                    path.span(),
                    "there is no file `" + path.text() + "`",
                    "paths are relative to the file that imports, here `" + importing.name() + "`"));
            return Optional.empty();
        }
        SourceFile file = found.get();
        List<String> names = open.stream().map(SourceFile::name).toList();
        int start = names.indexOf(file.name());
        if (start >= 0) {
            complete = false;
            List<String> circle = new ArrayList<>(names.subList(start, names.size()));
            circle.add(file.name());
            problems.add(Diagnostic.of(
                    Code.IMPORT_CYCLE,
                    path.span(),
                    "these files import each other in a circle: " + String.join(" -> ", circle),
                    "move what both need into a file that imports neither"));
            return Optional.empty();
        }
        if (open.size() > LONGEST_CHAIN) {
            complete = false;
            problems.add(Diagnostic.of(
                    Code.NESTED_TOO_DEEP,
                    path.span(),
                    "more than " + LONGEST_CHAIN + " files import each other in a chain",
                    "import what is needed directly"));
            return Optional.empty();
        }
        Loaded known = loaded.get(file.name());
        if (known == null) {
            known = loadUnit(Parser.parse(file, ofForm));
            loaded.put(file.name(), known);
        }
        return Optional.of(known);
    }

    private void bring(Loaded imported, FileScope scope, Map<String, Name> declared, Name path) {
        scope.loseAllOf(imported.scope());
        for (Declaration.Param param : imported.params()) {
            String name = param.name().text();
            if (isNew(declared, param.name(), path)) {
                imported.scope()
                        .params()
                        .own(name)
                        .ifPresent(binding -> scope.params().define(name, binding.value()));
            }
        }
        for (Declaration.Block block : imported.blocks()) {
            if (isNew(declared, block.name(), path)) {
                scope.blocks().put(block.name().text(), new BlockDefinition(block, imported.scope()));
            }
        }
    }

    /**
     * @param place where the problem is told: the name itself, or the import that brings it
     */
    private boolean isNew(Map<String, Name> declared, Name name, Name place) {
        Name first = declared.putIfAbsent(name.text(), name);
        if (first == null) {
            return true;
        }
        problems.add(Diagnostic.of(
                        Code.DUPLICATE_NAME,
                        place.span(),
                        "`" + name.text() + "` is declared twice",
                        "rename one of them")
                .label(first.span(), "this is the first"));
        return false;
    }
}
