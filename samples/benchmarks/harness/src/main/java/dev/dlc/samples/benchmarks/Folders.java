package dev.dlc.samples.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param home of the benchmarks: with {@code models}, {@code python} and a module for each framework
 * @param runtime the class path of dlc's runtime: its classes, or its jar
 */
record Folders(Path home, Path runtime) {
    /** dlc's repository. */
    Path repository() {
        return home.resolve("../..").normalize();
    }

    /** Where the generated sources and their classes go. */
    Path generated() {
        return home.resolve("harness/target/models");
    }

    /** A model's file: one of the benchmarks', or one of the samples'. */
    Path model(String title) {
        Path own = home.resolve("models").resolve(title + ".dl");
        return Files.exists(own)
                ? own
                : repository().resolve("samples").resolve(title).resolve(title + ".dl");
    }

    /** What a process writes to standard error. */
    Path log(String name) {
        return home.resolve("harness/target").resolve(name + ".log");
    }

    /** The class path of dlc's own process. */
    String dlcClassPath() {
        return join(List.of(home.resolve("harness/target/classes"), generated().resolve("classes"), runtime));
    }

    /** Where the jars of another framework lie, those that it depends on among them. */
    Path libraries(String module) {
        return home.resolve(module).resolve("target/lib");
    }

    /** The class path of another framework's process: that of its module. */
    String classPath(String module) {
        Path target = home.resolve(module).resolve("target");
        return join(List.of(target.resolve("classes"), target.resolve("lib/*")));
    }

    /** Whether the libraries of another framework have been fetched. */
    boolean isBuilt(String module) {
        Path target = home.resolve(module).resolve("target");
        return Files.isDirectory(target.resolve("classes")) && Files.isDirectory(target.resolve("lib"));
    }

    private static String join(List<Path> paths) {
        return Stream.of(paths.toArray()).map(Object::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
