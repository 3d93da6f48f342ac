package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What HotSpot's log says of how its second compiler came to the code of each kernel of a program. */
final class CompiledKernels {
    /** A task of the second compiler. */
    private static final Pattern KERNEL = Pattern.compile(
            "<task compile_id='\\d+' (compile_kind='osr' )?method='dev\\.dlc\\.runtime\\.kernel\\.vector\\.(?![^>]*level='[1-3]').*?</task>",
            Pattern.DOTALL);

    private CompiledKernels() {}

    /**
     * Runs the program in a Java of its own. Methods are compiled where they are called ({@code -Xbatch}), so that each run goes the same way.
     *
     * @param folder for the log
     */
    static List<String> of(Class<?> program, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("compiled.xml");
        OtherJava java = OtherJava.run(
                program,
                "-Xbatch",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+LogCompilation",
                "-XX:LogFile=" + log,
                "--add-modules",
                "jdk.incubator.vector");
        assertThat(java.status()).as(java.output()).isZero();
        return KERNEL.matcher(Files.readString(log))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
