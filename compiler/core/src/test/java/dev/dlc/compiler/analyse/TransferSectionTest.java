package dev.dlc.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferSectionTest {
    private static List<String> errors(String transfer) {
        SourceFile file = new SourceFile("test.dl", """
                model M { input x: float[8]  target t: float[2]
                network { stem = x -> dense(4) -> relu   head = stem -> dense(2) }
                loss mse(head, t)  optimizer sgd
                %s }
                """.formatted(transfer));
        Problems problems = new Problems();
        Analyser.analyse(Parser.parse(file, problems), Imports.NONE, Map.of(), problems);
        return problems.sorted().stream()
                .map((Diagnostic d) -> d.code().number() + " " + d.span().text() + ": " + d.message())
                .toList();
    }

    @Test
    void patternsThatMatchNothingAreErrors() {
        assertThat(errors("transfer { from \"a.safetensors\" except haed.**  freeze stm.** }"))
                .containsExactly(
                        "DL0506 haed.**: `haed.**` matches no weights of the network",
                        "DL0506 stm.**: `stm.**` matches no weights of the network");
    }

    @Test
    void freezingEverythingIsAnError() {
        assertThat(errors("transfer { freeze all }"))
                .containsExactly("DL0505 freeze all: all weights are frozen, so there is nothing to train");
    }

    @Test
    void aFileIsAString() {
        assertThat(errors("transfer { from 3 }"))
                .containsExactly("DL0304 3: `from` takes the name of a file, but this is the int 3");
    }

    @Test
    void theThreeWaysOfTransferAreFine() {
        assertThat(errors("transfer { from \"a.safetensors\" except head.**  freeze all except head.** }"))
                .isEmpty();
        assertThat(errors("transfer { from \"a.safetensors\"  freeze stem.** }"))
                .isEmpty();
        assertThat(errors("transfer { from \"a.safetensors\" }")).isEmpty();
    }
}
