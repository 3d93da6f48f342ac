package dev.dlc.samples.benchmarks;

import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.Kernels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Runs kernels on one thread: {@code NUMBER SECONDS} is answered by {@link Stopwatch#measure}, for a kernel by its number. */
final class KernelService {
    private KernelService() {}

    public static void main(String[] arguments) {
        try (Team team = new Team(1)) {
            team.run(KernelService::serve);
        }
    }

    private static void serve(Worker worker) {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answer(Kernels.name());
        try {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ");
                // Made anew each time, so that not all of them lie in the caches and on the heap.
                Runnable task = Kernel.all().get(Integer.parseInt(words[0])).task(worker);
                answer(Stopwatch.measure(task, Double.parseDouble(words[1])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(String answer) {
        System.out.println("= " + answer);
        System.out.flush();
    }
}
