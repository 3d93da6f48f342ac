package dev.dlc.samples.service;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread that predicts in a process of its own, begun with the options of this one. What two of them do together is what
 * the machine has to give: they share no memory.
 */
final class Companion implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    /** Starts it; it is ready once it has warmed up. */
    Companion() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), Companion.class.getName()));
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator)) {
            parts.add(new File(part).getAbsolutePath());
        }
        return String.join(File.pathSeparator, parts);
    }

    /**
     * Lets all of them predict at once, each its share.
     *
     * @return predictions a second, of all together
     */
    static double together(int predictions, Companion... all) throws IOException {
        long start = System.nanoTime();
        for (Companion each : all) {
            each.process.getOutputStream().write((predictions / all.length + "\n").getBytes(StandardCharsets.UTF_8));
            each.process.getOutputStream().flush();
        }
        for (Companion each : all) {
            each.answer();
        }
        return predictions / ((System.nanoTime() - start) * 1e-9);
    }

    private void answer() throws IOException {
        if (answers.readLine() == null) {
            throw new IOException("a process that predicts has ended with status "
                    + process.onExit().join().exitValue());
        }
    }

    /** Its input ends, and it with it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }

    /** Reads numbers, line by line; predicts as often, and answers each. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Throughput measured = new Throughput(Digits.fromResource());
        measured.run(1, 100_000);
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(measured.run(1, Integer.parseInt(line)).different());
        }
    }
}
