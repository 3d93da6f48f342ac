package dev.dlc.cli;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A model's files where they are written. A {@code .dl} file may come from a stranger, so it imports nothing from outside of
 * its project: the nearest folder above it that is a Git repository, else the nearest with a build's file ({@code pom.xml} and
 * the like), else the folder that it lies in.
 */
public final class ProjectFiles implements ModelFiles {
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.sbt", "build.xml");

    private final Function<Path, String> show;
    private final Path file;
    private final Path root;
    private final Map<String, Path> paths = new HashMap<>();
    private final Map<String, SourceFile> imported = new TreeMap<>();

    /** @param path of the main file, as the user wrote it */
    ProjectFiles(Session session, String path) throws IOException {
        this(session.resolve(path), path, session::show);
    }

    /**
     * The files of a model that a build compiles.
     *
     * @param file the main file
     * @param show how messages call a file
     * @throws Failure if there is no such file
     * @throws IOException if it cannot be reached
     */
    public ProjectFiles(Path file, Function<Path, String> show) throws IOException {
        this(file, show.apply(file), show);
    }

    private ProjectFiles(Path written, String asked, Function<Path, String> show) throws IOException {
        this.show = show;
        if (!Files.exists(written)) {
            throw Failure.missing(asked, new FileFault(asked, ""));
        }
        this.file = written.toRealPath();
        this.root = project(file.getParent());
    }

    private static Path project(Path folder) {
        return above(folder, List.of(".git"))
                .or(() -> above(folder, BUILD_FILES))
                .orElse(folder);
    }

    /** The nearest folder, this one or above, that holds one of these. */
    private static Optional<Path> above(Path folder, List<String> names) {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (names.stream().map(above::resolve).anyMatch(Files::exists)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** The project's folder: nothing outside of it is imported. */
    public Path root() {
        return root;
    }

    /** The folder that the main file lies in. */
    Path folder() {
        return file.getParent();
    }

    /** Where a file lies that has been read from here. */
    Path path(SourceFile read) {
        return paths.get(read.name());
    }

    @Override
    public SourceFile main() throws IOException {
        return SourceText.main(file, named(file));
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
            throw outside(path);
        }
        if (!Files.isRegularFile(wanted)) {
            return Optional.empty();
        }
        Path real = wanted.toRealPath();
        if (!real.startsWith(root)) {
            throw outside(path);
        }
        SourceFile found = SourceText.read(real, named(real));
        imported.put(place(real), found);
        return Optional.of(found);
    }

    private String named(Path real) {
        String name = show.apply(real);
        paths.put(name, real);
        return name;
    }

    private String place(Path real) {
        return root.relativize(real).toString().replace('\\', '/');
    }

    private Unreadable outside(String path) {
        return new Unreadable(
                Code.FOREIGN_FILE,
                "`" + path + "` leads out of the project's folder, " + root,
                "copy the file into the project: a Git repository, a folder with a pom.xml or the like, or else the folder of the model");
    }
}
