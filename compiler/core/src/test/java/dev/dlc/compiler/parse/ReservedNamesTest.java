package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that only the language may use, as the name of everything that has one: a mistake told once, where the name is given. */
class ReservedNamesTest {
    /** Each name between {@code <} and {@code >} is used at least once beside the place that gives it. */
    private static final String FILE = """
            param <width>: int = 3
            block <tower>(<filters>: int = 3) {
              dense(<filters>) -> relu
            }
            model <Chain> {
              input  <image>: float[4]
              target <label>: class[3]
              network {
                <stem> = <image> -> dense(<width>) -> <tower>(5) -> if 1 == 1 { relu } else { tanh }
                deep   = <stem>
                    -> for <i> in 0..2 { dense(4 + <i>) -> relu }
                    -> repeat 2 { dense(7, bias = true) -> dropout(keep = 0.5) -> if false { relu } }
                head   = concat(deep, <stem>) -> dense(<label>.classes)
              }
              loss cross_entropy(head, <label>)
              optimizer adam(lr = 1e-3)
            }
            """;

    private static final List<String> NAMES =
            List.of("width", "tower", "filters", "Chain", "image", "label", "stem", "i");

    static Stream<Arguments> namesAndWords() {
        return NAMES.stream()
                .flatMap(name -> Stream.of("if", "else", "for", "repeat", "true", "false", "none")
                        .map(word -> Arguments.of(name, word)));
    }

    private static List<Diagnostic> errors(String text) {
        var file = new SourceFile("model.dl", text.replaceAll("[<]([A-Za-z]+)[>]", "$1"));
        return Compiler.compile(file, Imports.among(List.of(file)), Options.inPackage("")).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("namesAndWords")
    void aReservedWordAsANameIsOneMistake(String name, String word) {
        String text = FILE.replace("<" + name + ">", word);
        int line = (int) FILE.substring(0, FILE.indexOf("<" + name + ">"))
                        .chars()
                        .filter(character -> character == '\n')
                        .count()
                + 1;

        assertThat(errors(FILE)).isEmpty();
        assertThat(errors(text)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(Code.SYNTAX);
            assertThat(error.span().line()).isEqualTo(line);
            assertThat(error.span().text()).isEqualTo(word);
            assertThat(error.message()).isEqualTo("`" + word + "` is a word of the language and cannot be a name here");
        });
    }
}
