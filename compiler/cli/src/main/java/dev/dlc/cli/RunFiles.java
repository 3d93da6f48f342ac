package dev.dlc.cli;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model's files as a run has kept them; imports are found where they were in the project. */
final class RunFiles implements ModelFiles {
    private final Session session;
    private final RunFolder run;
    private final RunRecord record;
    /** By the names that messages show, where the files were in the project. */
    private final Map<String, String> places = new HashMap<>();

    private final Map<String, SourceFile> imported = new TreeMap<>();

    RunFiles(Session session, RunFolder run, RunRecord record) {
        this.session = session;
        this.run = run;
        this.record = record;
    }

    @Override
    public SourceFile main() throws IOException {
        return SourceText.main(run.model(), named(run.model(), record.place()));
    }

    @Override
    public String place() {
        return record.place();
    }

    @Override
    public Map<String, SourceFile> imported() {
        return Collections.unmodifiableMap(imported);
    }

    @Override
    public Imports imports() {
        return (importing, path) -> {
            try {
                String place = Path.of(places.get(importing.name()))
                        .resolveSibling(path)
                        .normalize()
                        .toString()
                        .replace('\\', '/');
                Path kept = run.imports().resolve(place).normalize();
                if (!record.imports().contains(place) || !kept.startsWith(run.imports())) {
                    return Optional.empty();
                }
                SourceFile file = SourceText.read(kept, named(kept, place));
                imported.put(place, file);
                return Optional.of(file);
            } catch (InvalidPathException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private String named(Path file, String place) {
        String name = session.show(file);
        places.put(name, place);
        return name;
    }
}
