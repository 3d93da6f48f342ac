package dev.dlc.maven;

import dev.dlc.cli.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Runs the command {@code dlc} in a JVM of its own, because Maven's has no vector module.
 *
 * @param java the command {@code java}
 * @param classPath with {@code dlc-cli} and all that it needs
 * @param jvmArguments beside the plugin's own
 * @param folder the current folder
 */
record Fork(Path java, List<Path> classPath, List<String> jvmArguments, Path folder, Log log) {
    private static final String VECTORS = "jdk.incubator.vector";

    /** What Java says of that module on its standard error, with no option against it. */
    private static final String NOTICE = "WARNING: Using incubator modules: " + VECTORS;

    private static final int BUG = 3;

    /**
     * Runs a command and logs what it says.
     *
     * @param purpose for the message if it fails: {@code training of com.shop.Kinds}
     * @throws MojoFailureException if the model or the data is at fault
     * @throws MojoExecutionException if the command cannot be run, or has a bug
     */
    void run(String purpose, List<String> arguments) throws IOException, MojoExecutionException, MojoFailureException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        if (hasVectors(java)) {
            command.addAll(List.of("--add-modules", VECTORS));
        }
        command.addAll(options(jvmArguments));
        command.addAll(List.of("-cp", join(classPath), Main.class.getName()));
        command.addAll(arguments);
        log.debug(String.join(" ", command));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            List<String> problem = logged(process);
            end(purpose, process.waitFor(), problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the " + purpose + " was interrupted", e);
        } finally {
            process.destroy();
        }
    }

    /** As the command {@code dlc} starts its JVM, what it is told last. */
    static List<String> options(List<String> told) throws IOException {
        List<String> options = new ArrayList<>();
        if (told.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            options.addAll(List.of("-XX:+UseSerialGC", "-Xmn16m"));
        }
        try (InputStream file = Main.class.getResourceAsStream("training.options")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-"))
                    .forEach(options::add);
        }
        options.addAll(told);
        return options;
    }

    /** Logs each line, and gives those that tell what went wrong. */
    private List<String> logged(Process process) throws IOException {
        List<String> problem = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(NOTICE)) {
                    continue;
                }
                if (!problem.isEmpty() || line.startsWith("error") || line.startsWith("Error")) {
                    problem.add(line);
                    log.error(line);
                } else {
                    log.info(line);
                }
            }
        }
        return problem;
    }

    private static void end(String purpose, int status, List<String> problem)
            throws MojoExecutionException, MojoFailureException {
        String words = problem.isEmpty() ? "" : ":\n" + String.join("\n", problem);
        if (status >= BUG || status < 0) {
            throw new MojoExecutionException("the " + purpose + " ended with status " + status + words);
        }
        if (status != 0) {
            throw new MojoFailureException("the " + purpose + " failed" + words);
        }
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A Java that was put together without the module would not start with it; it trains without, to the same bits. */
    private static boolean hasVectors(Path java) throws IOException {
        Path release = java.toRealPath().resolveSibling("../release").normalize();
        if (!Files.isRegularFile(release)) {
            return true;
        }
        List<String> modules = Files.readString(release)
                .lines()
                .filter(line -> line.startsWith("MODULES="))
                .toList();
        return modules.isEmpty() || modules.get(0).contains(VECTORS);
    }
}
