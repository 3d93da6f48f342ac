package dev.dlc.maven;

import dev.dlc.cli.ProjectFiles;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.maven.Ledger.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Makes the classes of a source folder's models: compiles what has changed since the last run, writes what differs, and
 * removes what it wrote before and is no longer made.
 */
final class Generation {
    private final ProjectPaths paths;
    private final ModelFolder sources;
    private final Path output;
    private final Settings settings;
    /** Of the compiler. */
    private final String version;

    private final Reports reports;
    private final Map<String, byte[]> written = new TreeMap<>();
    /** The source of each output. */
    private final Map<String, String> makers = new HashMap<>();

    Generation(
            ProjectPaths paths, ModelFolder sources, Path output, Settings settings, String version, Reports reports) {
        this.paths = paths;
        this.sources = sources;
        this.output = output;
        this.settings = settings;
        this.version = version;
        this.reports = reports;
    }

    /**
     * What was done.
     *
     * @param sources how many there are
     * @param compiled how many of them had changed
     * @param written files whose bytes changed
     * @param removed files that nothing makes any more
     */
    record Outcome(int sources, int compiled, List<Path> written, List<Path> removed) {}

    /**
     * Brings the output folder up to date.
     *
     * @param record the file that says what the last run did
     * @throws MojoFailureException if a model has errors; then nothing is written
     */
    Outcome run(Path record) throws IOException, MojoFailureException {
        Ledger before = Ledger.read(record);
        Map<String, Entry> entries = new TreeMap<>();
        List<Path> stale = new ArrayList<>();
        for (Path file : sources.files()) {
            Entry known = before.entries().get(paths.name(file));
            if (known != null && isCurrent(file, known)) {
                entries.put(paths.name(file), known);
                known.outputs().keySet().forEach(made -> makers.put(made, paths.name(file)));
            } else {
                stale.add(file);
            }
        }
        ParamsByFile params = ParamsByFile.of(stale.isEmpty() ? List.of() : sources.files(), settings, paths);
        for (Path file : stale) {
            entries.put(paths.name(file), compile(file, params.settings(file)));
        }
        if (reports.hasErrors()) {
            // also where the errors go by taking the change back: an IDE's markers go when the file is compiled
            before.withStale(stale.stream().map(paths::name).toList()).write(record);
            reports.failOnErrors();
        }
        Ledger after = new Ledger(entries);
        Set<String> kept = new TreeSet<>(makers.keySet());
        for (Ledger other : Ledger.others(record)) {
            kept.addAll(other.outputsOfOthers(entries.keySet(), paths));
        }
        List<Path> removed = new Orphans(paths, output).remove(before.outputs(), kept);
        after.write(record);
        return new Outcome(entries.size(), stale.size(), write(), removed);
    }

    private boolean isCurrent(Path file, Entry known) throws IOException, MojoFailureException {
        return known.digest().equals(digest(file))
                && Entry.isAsRecorded(known.imports(), paths)
                && Entry.isAsRecorded(known.outputs(), paths);
    }

    private String digest(Path file) throws IOException, MojoFailureException {
        Fingerprint fingerprint =
                new Fingerprint().add(version).add(sources.packageOf(file)).add(file);
        settings.addTo(fingerprint);
        return fingerprint.hex();
    }

    private Entry compile(Path file, Settings own) throws IOException, MojoFailureException {
        reports.clear(file);
        String digest = digest(file);
        ProjectFiles files = new ProjectFiles(file, paths::name);
        Compiler.Result result = Compiler.compile(files.main(), files.imports(), own.options(sources.packageOf(file)));
        reports.tell(result.diagnostics());
        Map<String, String> imports = new TreeMap<>();
        for (String place : files.imported().keySet()) {
            Path imported = files.root().resolve(place);
            imports.put(paths.name(imported), Fingerprint.of(imported));
        }
        Map<String, String> outputs = new TreeMap<>();
        for (Unit unit : result.units()) {
            Path target = output.resolve(unit.source().path());
            byte[] bytes = unit.source().text().getBytes(StandardCharsets.UTF_8);
            String maker = makers.putIfAbsent(paths.name(target), paths.name(file));
            if (maker != null) {
                reports.tell(List.of(clash(unit, maker)));
            }
            written.put(paths.name(target), bytes);
            outputs.put(paths.name(target), Fingerprint.of(bytes));
        }
        return new Entry(digest, imports, outputs);
    }

    private static Diagnostic clash(Unit unit, String maker) {
        return Diagnostic.of(
                Code.DUPLICATE_NAME,
                unit.model().span(),
                "the class `" + unit.source().className() + "` of this model is made of a model in `" + maker
                        + "`, too",
                "rename one of them, or put one file into a folder of its own, which is its package");
    }

    private List<Path> write() throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            Path target = paths.file(file.getKey());
            if (Content.write(target, file.getValue())) {
                changed.add(target);
            }
        }
        return changed;
    }
}
