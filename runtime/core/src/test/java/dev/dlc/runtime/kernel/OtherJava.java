package dev.dlc.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program has come to that ran in a Java of its own, with the classes of this one.
 *
 * @param output of both streams
 */
record OtherJava(int status, String output) {
    static OtherJava run(Class<?> program, String... options) throws IOException, InterruptedException {
        return run(program, List.of(options));
    }

    static OtherJava run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OtherJava(process.waitFor(), output);
    }
}
