package dev.dlc.samples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Makes classes of {@code .dl} files as a user does: by the command {@code dlc}, then by javac. */
final class Compilation {
    private static final String PACKAGE = "dev.dlc.samples.benchmarks.models";

    private Compilation() {}

    /** Compiles models so that dlc's process finds their classes. */
    static void compile(Folders folders, List<BenchmarkModel> models) {
        Path sources = folders.generated().resolve("sources");
        for (BenchmarkModel model : models) {
            run(command(folders, folders.model(model.title()), sources, PACKAGE));
        }
        javac(folders, sources, PACKAGE, models);
    }

    /**
     * Compiles a model with other parameters, into a package of their own.
     *
     * @param parameters as {@code width=64}
     * @return what lets dlc's process take this one: an option for its JVM
     */
    static String compile(Folders folders, BenchmarkModel model, String... parameters) {
        Path sources = folders.generated().resolve("sources");
        String variant = PACKAGE + "." + String.join("_", parameters).replace("=", "");
        run(command(folders, folders.model(model.title()), sources, variant, parameters));
        javac(folders, sources, variant, List.of(model));
        return "-D" + PACKAGE + "=" + variant;
    }

    /** The package of the models that a process is to take. */
    static String packageName() {
        return System.getProperty(PACKAGE, PACKAGE);
    }

    /** What turns a {@code .dl} file into Java. */
    static List<String> command(Folders folders, Path file, Path sources, String packageName, String... parameters) {
        String dlc = folders.repository().resolve("dlc").toString();
        List<String> command =
                new ArrayList<>(List.of(dlc, file.toString(), "-d", sources.toString(), "--package", packageName));
        for (String parameter : parameters) {
            command.addAll(List.of("-D", parameter));
        }
        return command;
    }

    private static void javac(Folders folders, Path sources, String packageName, List<BenchmarkModel> models) {
        try {
            Path classes = Files.createDirectories(folders.generated().resolve("classes"));
            List<String> arguments = new ArrayList<>(
                    List.of("-proc:none", "-nowarn", "-cp", folders.runtime().toString(), "-d", classes.toString()));
            for (BenchmarkModel model : models) {
                Path folder = sources.resolve(packageName.replace('.', '/'));
                arguments.add(folder.resolve(model.className() + ".java").toString());
            }
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
            if (status != 0) {
                throw new IllegalStateException("javac failed on " + models);
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
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
