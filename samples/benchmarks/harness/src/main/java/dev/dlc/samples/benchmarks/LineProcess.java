package dev.dlc.samples.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that answers a line to each line, as {@link Service} tells. */
final class LineProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final String name;
    private final Path log;
    private final String greeting;

    /**
     * Starts it and waits for its first answer.
     *
     * @param name what it is called when it fails
     * @param log what it writes to standard error is added to this file
     */
    LineProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.log = log;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        greeting = read();
    }

    /** Its first answer. */
    String greeting() {
        return greeting;
    }

    /**
     * Its answer to a command.
     *
     * @throws IllegalStateException if it has ended
     */
    String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new IllegalStateException(failure(), e);
        }
        return read();
    }

    /** A number of its answer to a command, by its place. */
    double ask(String command, int place) {
        return Double.parseDouble(ask(command).split(" ")[place]);
    }

    private String read() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("= ")) {
                    return line.substring(2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        throw new IllegalStateException(failure());
    }

    private String failure() {
        return name + " has ended; " + log + " may say why";
    }

    /** Ends the process. */
    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
