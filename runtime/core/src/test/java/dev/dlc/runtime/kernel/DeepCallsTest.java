package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Worker;
import dev.dlc.runtime.kernel.vector.VectorKernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kernels at the end of a chain of calls in an app. HotSpot copies calls into each other up to a depth (MaxInlineLevel, 15). Where it ends among the
 * Vector API's own calls in a kernel that it has copied too, what shuffles vectors, or takes their numbers for other ones, makes objects of them.
 */
class DeepCallsTest {
    /** HotSpot copies no method that is larger (FreqInlineSize). */
    private static final int LARGEST_COPIED = 325;

    private static final Pattern METHOD = Pattern.compile("(?m)^  \\S.*\\);\\R    Code:\\R(?: {4,}.*\\R)+");
    private static final Pattern PLACE = Pattern.compile("(?m)^ +(\\d+): \\w+");

    /** What the other Java runs: kernels so many calls below the loop. It prints those that go on allocating. */
    static final class Program {
        private static final int ROUNDS = 30;
        private static final int CALLS = 4000;

        private Program() {}

        public static void main(String[] arguments) {
            int depth = Integer.parseInt(arguments[0]);
            KernelProvider kernels = new VectorKernels();
            try (Team team = new Team(1)) {
                team.run(worker -> Scenario.all().stream()
                        .filter(scenario -> scenario.toString().matches("exp|dropout"))
                        .forEach(scenario -> run(scenario, kernels, worker, depth)));
            }
        }

        private static void run(Scenario scenario, KernelProvider kernels, Worker worker, int depth) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().getId();
            float[] out = scenario.run(kernels, worker, scenario.shares());
            Runnable call = below(() -> scenario.single().run(kernels, worker, out, 0, scenario.shares()), depth);
            long allocated = 1;
            for (int round = 0; allocated > 0 && round < ROUNDS; round++) {
                long before = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < CALLS; i++) {
                    call.run();
                }
                allocated = threads.getThreadAllocatedBytes(thread) - before;
            }
            if (allocated > 0) {
                System.out.println(scenario + " allocates " + allocated / CALLS + " bytes a call");
            }
        }

        /** A call of a class of its own each, so that HotSpot knows whom it calls. */
        private static Runnable below(Runnable last, int depth) {
            Runnable fourth = () -> last.run();
            Runnable third = () -> fourth.run();
            Runnable second = () -> third.run();
            Runnable first = () -> second.run();
            return List.of(last, fourth, third, second, first).get(depth);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void vectorsAreNoObjects(int depth) throws IOException, InterruptedException {
        OtherJava java = OtherJava.run(
                Program.class, List.of("-Xbatch", "--add-modules", "jdk.incubator.vector"), String.valueOf(depth));
        assertThat(java.status()).as(java.output()).isZero();
        assertThat(java.output()).doesNotContain("allocates");
    }

    @Test
    void methodsThatShuffleVectorsAreNotCopied() throws IOException {
        List<String> shuffling = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target/classes/dev/dlc/runtime/kernel/vector"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(file -> METHOD.matcher(disassembled(file)).results())
                    .map(MatchResult::group)
                    .filter(method -> method.contains(".rearrange:") || method.contains(".reinterpretAs"))
                    .forEach(shuffling::add);
        }
        assertThat(shuffling)
                .hasSizeGreaterThan(8)
                .allSatisfy(method -> assertThat(size(method)).isGreaterThan(LARGEST_COPIED));
    }

    private static String disassembled(Path file) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        assertThat(ToolProvider.findFirst("javap").orElseThrow().run(writer, writer, "-c", "-p", file.toString()))
                .isZero();
        return text.toString();
    }

    /** Where a method's last instruction stands. */
    private static int size(String method) {
        Matcher place = PLACE.matcher(method);
        int last = 0;
        while (place.find()) {
            last = Integer.parseInt(place.group(1));
        }
        return last;
    }
}
