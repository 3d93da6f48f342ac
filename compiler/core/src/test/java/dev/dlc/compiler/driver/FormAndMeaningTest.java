package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormAndMeaningTest {
    private static final String MODEL = """
            param width: int = 3
            block narrow(filters: int) { conv2d(filters, kernel = 3) -> relu }
            model M {
              input  image: float[1, 8, 8]
              target label: class[3]
              data { train npz("a.npz")  validation split(0.1)  normalize mean = 0.5, std = 0.2 }
              network {
                stem = image -> narrow(width)
                head = stem -> flatten -> dense(label.classes)
              }
              init { default he_normal  head.** xavier_uniform }
              loss cross_entropy(head, label)
              optimizer adam
              train { epochs 2  metrics accuracy  early_stopping(monitor = validation.accuracy) }
            }
            """;

    private static List<Diagnostic> told(String text) {
        Compiler.Result result =
                Compiler.compile(new SourceFile("test.dl", text), Imports.NONE, Options.inPackage("test"));
        assertThat(result.units().isEmpty()).isEqualTo(result.hasErrors());
        return result.diagnostics();
    }

    @Test
    void aModelIsAnalysedAlsoBelowAMistakeOfTheForm() {
        assertThat(told("param width = 3\nmodel M { network { a = x -> dense(width) } }"))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "expected `:` after `width`, found `=`",
                        "the model `M` has no `input`, `target`, `loss`, `optimizer`",
                        "`x` is not known here");
    }

    @Test
    void nothingFollowsFromAWordThatIsMissingOrOneTooMany() {
        assertThat(told(MODEL)).isEmpty();
        var words = Pattern.compile("\\w+|->|[^\\s\\w]").matcher(MODEL);
        while (words.find()) {
            String before = MODEL.substring(0, words.start());
            for (String instead : List.of(
                    "",
                    words.group() + " " + words.group(),
                    "@ " + words.group(),
                    "} " + words.group(),
                    words.group() + " (")) {
                String changed = before + instead + MODEL.substring(words.end());
                List<Diagnostic> told = told(changed);
                if (told.stream().anyMatch(FormAndMeaningTest::isOfForm)) {
                    assertThat(told).as(changed).allMatch(FormAndMeaningTest::isOfForm);
                }
            }
        }
    }

    private static boolean isOfForm(Diagnostic diagnostic) {
        return diagnostic.code().number().startsWith("DL01");
    }
}
