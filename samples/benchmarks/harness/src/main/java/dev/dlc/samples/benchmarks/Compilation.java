package dev.dlc.samples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/** Makes classes of {@code .dl} files as a user does: by the command {@code dlc}, then by javac. */
final class Compilation {
    static final String PACKAGE = "dev.dlc.samples.benchmarks.models";

    private Compilation() {}

    /** Compiles models so that dlc's process finds their classes. */
    static void compile(Folders folders, List<BenchmarkModel> models) {
        Path sources = folders.generated().resolve("sources");
        for (BenchmarkModel model : models) {
            run(command(folders, folders.model(model.title()), sources));
        }
        javac(
                folders,
                models.stream()
                        .map(model -> sources.resolve(model.className().replace('.', '/') + ".java"))
                        .toList());
    }

    /** What turns a {@code .dl} file into Java, with parameters as {@code width=64}. */
    static List<String> command(Folders folders, Path file, Path sources, String... parameters) {
        List<String> command = new ArrayList<>(List.of(
                folders.repository().resolve("dlc").toString(),
                file.toString(),
                "-d",
                sources.toString(),
                "--package",
                PACKAGE));
        for (String parameter : parameters) {
            command.addAll(List.of("-D", parameter));
        }
        return command;
    }

    static void javac(Folders folders, List<Path> sources) {
        try {
            Path classes = Files.createDirectories(folders.generated().resolve("classes"));
            List<String> arguments = new ArrayList<>(
                    List.of("-proc:none", "-nowarn", "-cp", folders.runtime().toString(), "-d", classes.toString()));
            sources.forEach(source -> arguments.add(source.toString()));
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
            if (status != 0) {
                throw new IllegalStateException("javac failed on " + sources);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws IllegalStateException if it fails
     */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(Arrays.toString(command.toArray()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
