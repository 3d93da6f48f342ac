package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Stage;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.source.SourceFile;
import java.util.Map;
import java.util.Optional;

/** What holds of every text that is compiled. */
final class Compilation {
    /** What {@code import} finds, whatever it names: the file itself where the name is its own. */
    private static final SourceFile IMPORTED = new SourceFile("other.dl", """
            param width: int = 4
            block two(filters: int) { dense(filters) -> relu }
            """);
    /** Networks of more layers are not emitted: that takes seconds, and what a layer becomes does not depend on how many there are. */
    private static final int MOST_LAYERS = 60;

    /** Ends a compilation that goes well but on and on. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Compilation() {}

    /** Either there are errors, or a class for each model; all that is told can be shown. */
    static void compile(String text) {
        SourceFile file = new SourceFile("fuzz.dl", text.startsWith("\uFEFF") ? text.substring(1) : text);
        Imports imports = (importing, path) ->
                path.equals("fuzz.dl") ? Optional.of(file) : path.isEmpty() ? Optional.empty() : Optional.of(IMPORTED);
        Trace trace = (stage, result) -> {
            if (stage == Stage.ANALYSE && ((Model) result).layers().size() > MOST_LAYERS) {
                throw new Enough();
            }
        };
        Compiler.Result result;
        try {
            result = Compiler.compile(file, imports, new Options("dev.fuzz", Map.of(), Precision.FLOAT, trace));
        } catch (Enough e) {
            return;
        }
        Judgement.judge(result.diagnostics());
        if (result.hasErrors()) {
            assertThat(result.units()).isEmpty();
        }
        result.sources().forEach(source -> assertThat(source.text()).matches("(?s)[\\n -~]*"));
    }
}
