package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Network;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An app around a generated class: compiled with it by javac, against the runtime alone, and run in a JVM of its own. */
final class App {
    private final Path sources;
    private final Path classes;
    private boolean modular;

    /**
     * @param folder an empty one
     * @param main the text of a class {@code dev.dlc.test.Main}, without its package
     */
    App(Path folder, Generated generated, String main) throws IOException {
        this.sources = Files.createDirectories(folder.resolve("sources"));
        this.classes = Files.createDirectories(folder.resolve("classes"));
        source(generated.source().path(), generated.source().text());
        source("dev/dlc/test/Main.java", "package dev.dlc.test;\n" + main);
    }

    /** Adds a source file; one named module-info.java makes the app a module. */
    App source(String path, String text) throws IOException {
        Path file = sources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        modular |= path.equals("module-info.java");
        return this;
    }

    /** Where the compiled classes lie, and resources beside them. */
    Path classes() {
        return classes;
    }

    App compile() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
                var found = Files.walk(sources)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all,-options,-requires-transitive-automatic",
                    "-Werror",
                    "-proc:none",
                    modular ? "--module-path" : "-classpath",
                    runtime().toString(),
                    "-d",
                    classes.toString());
            var units = files.getJavaFileObjectsFromPaths(
                    found.filter(Files::isRegularFile).toList());
            assertThat(javac.getTask(messages, files, null, options, null, units)
                            .call())
                    .as(messages.toString())
                    .isTrue();
        }
        return this;
    }

    /** Runs it to its end and gives what it printed; the exit status must be 0. */
    Output run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add(modular ? "--module-path" : "-classpath");
        command.add(classes + System.getProperty("path.separator") + runtime());
        command.addAll(modular ? List.of("--module", "app/dev.dlc.test.Main") : List.of("dev.dlc.test.Main"));
        Path errors = Files.createTempFile(sources, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // what JVMs print of these variables would be taken for the app's own words
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertThat(status).as(output + Files.readString(errors)).isZero();
        return new Output(output.lines().toList(), Files.readAllLines(errors));
    }

    /** What an app printed to its two streams, by lines. */
    record Output(List<String> lines, List<String> errors) {}

    /** The runtime's jar, or its folder of classes. */
    static Path runtime() {
        try {
            return Path.of(Network.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
