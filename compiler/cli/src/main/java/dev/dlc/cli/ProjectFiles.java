package dev.dlc.cli;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model's files where they are written. A {@code .dl} file may come from a stranger, so it imports nothing from outside of
 * its project: the nearest folder above it that is a Git repository, or else the folder that it lies in.
 */
final class ProjectFiles implements ModelFiles {
    private final Session session;
    private final String asked;
    private final Path file;
    private final Path root;
    private final Map<String, Path> paths = new HashMap<>();
    private final Map<String, SourceFile> imported = new TreeMap<>();

    /** @param path of the main file, as the user wrote it */
    ProjectFiles(Session session, String path) throws IOException {
        this.session = session;
        this.asked = path;
        Path written = session.resolve(path);
        if (!Files.exists(written)) {
            throw Failure.fault(path + ": there is no such file");
        }
        this.file = written.toRealPath();
        this.root = project(file.getParent());
    }

    private static Path project(Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
        }
        return folder;
    }

    /** The folder that the main file lies in. */
    Path folder() {
        return file.getParent();
    }

    @Override
    public SourceFile main() throws IOException {
        if (Files.isDirectory(file)) {
            throw Failure.fault(asked + ": is a folder", "name a .dl file in it");
        }
        return read(file);
    }

    @Override
    public String place() {
        return place(file);
    }

    @Override
    public Map<String, SourceFile> imported() {
        return Collections.unmodifiableMap(imported);
    }

    @Override
    public Imports imports() {
        return (importing, path) -> {
            try {
                return find(importing, path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private Optional<SourceFile> find(SourceFile importing, String path) throws IOException {
        Path wanted;
        try {
            wanted = paths.get(importing.name()).resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!wanted.startsWith(root)) {
            throw outside(importing, path);
        }
        if (!Files.isRegularFile(wanted)) {
            return Optional.empty();
        }
        Path real = wanted.toRealPath();
        if (!real.startsWith(root)) {
            throw outside(importing, path);
        }
        SourceFile found = read(real);
        imported.put(place(real), found);
        return Optional.of(found);
    }

    private SourceFile read(Path real) throws IOException {
        String name = session.show(real);
        paths.put(name, real);
        return SourceText.read(real, name);
    }

    private String place(Path real) {
        return root.relativize(real).toString().replace('\\', '/');
    }

    private Failure outside(SourceFile importing, String path) {
        return Failure.fault(
                importing.name() + ": import \"" + path + "\" leaves the project's folder " + root,
                "copy the file into the project; a project is a Git repository, or the folder of the model");
    }
}
