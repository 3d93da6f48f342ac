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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The benchmark's end of a process that runs a {@link Service}, in Java or in Python. */
final class ContenderProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final String name;
    private final int trainable;

    /** Starts it and waits until its model is made. */
    ContenderProcess(Folders folders, Peer peer, BenchmarkModel model, int batch, int threads) {
        this.name = peer.title() + ", " + model.title();
        List<String> command = new ArrayList<>(peer.command(folders, threads));
        command.addAll(List.of(model.title(), "" + batch, "" + threads));
        Path log = folders.home().resolve("harness/target/" + peer.key() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(peer.environment(threads));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        trainable = (int) Double.parseDouble(read());
        if (trainable != model.trainable() && peer.trains()) {
            close();
            throw new IllegalStateException(name + " trains " + trainable + " numbers, not " + model.trainable());
        }
    }

    /** Its answer to a command, as {@link Service} lists them. */
    String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return read();
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
        throw new IllegalStateException(name + " has ended; its messages are in harness/target/*.log");
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
