package dev.dlc.cli;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Fixes;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A model's files with the fixes that their diagnostics offer. Nothing is written. */
final class FixedFiles implements ModelFiles {
    /**
     * A file whose text has changed.
     *
     * @param before as it was read
     * @param after its text with all fixes
     */
    record Change(SourceFile before, String after) {}

    private final ModelFiles files;
    private final Map<String, SourceFile> read = new LinkedHashMap<>();
    private final Map<String, SourceFile> current = new LinkedHashMap<>();
    private List<Diagnostic> diagnostics = List.of();

    FixedFiles(ModelFiles files) {
        this.files = files;
    }

    /**
     * Applies fixes, compiles, and so on until none is offered any more, or a text comes back that was there before.
     *
     * @param warnings whether those of warnings are applied, too
     * @return what has been fixed, in its order; each in the text of its round
     */
    List<Diagnostic> fix(ModelOptions options, boolean warnings) throws IOException {
        List<Diagnostic> fixed = new ArrayList<>();
        Set<Map<String, SourceFile>> seen = new HashSet<>();
        while (true) {
            Compiler.Result result = options.result(this);
            diagnostics = result.diagnostics();
            List<Diagnostic> offered = diagnostics.stream()
                    .filter(diagnostic -> diagnostic.fix().isPresent())
                    .filter(diagnostic -> warnings || diagnostic.isError())
                    .toList();
            if (offered.isEmpty() || !seen.add(Map.copyOf(current))) {
                return fixed;
            }
            for (String name : new TreeSet<>(current.keySet())) {
                SourceFile file = current.get(name);
                List<Diagnostic> applicable = Fixes.applicable(file, offered);
                current.put(name, new SourceFile(name, Fixes.apply(file, applicable)));
                fixed.addAll(applicable);
            }
        }
    }

    /** Those of the files as they are now. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Change> changes() {
        return read.values().stream()
                .map(before -> new Change(before, current.get(before.name()).text()))
                .filter(change -> !change.after().equals(change.before().text()))
                .toList();
    }

    private SourceFile current(SourceFile file) {
        read.putIfAbsent(file.name(), file);
        return current.computeIfAbsent(file.name(), name -> file);
    }

    @Override
    public SourceFile main() throws IOException {
        return current(files.main());
    }

    @Override
    public Imports imports() {
        Imports imports = files.imports();
        return (importing, path) -> imports.find(importing, path).map(this::current);
    }

    @Override
    public String place() {
        return files.place();
    }

    @Override
    public Map<String, SourceFile> imported() {
        return files.imported();
    }
}
