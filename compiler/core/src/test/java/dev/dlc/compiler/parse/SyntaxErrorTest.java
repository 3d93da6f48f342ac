package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake each: where it is told, and how. */
class SyntaxErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "param x = 3                               # 1:9 expected `:` after `x`, found `=`",
                "param x: = 3                              # 1:10 expected a type after `:`, found `=`",
                "param x: int = * 3                        # 1:16 expected a value after `=`, found `*`",
                "param repeat: int = 3                     # 1:7 `repeat` is a word of the language and cannot be a name here",
                "import blocks                             # 1:8 expected a string after `import`, found `blocks`",
                "modle M { }                               # 1:1 expected `import`, `param`, `block` or `model`, found `modle`",
                "loss mse(a, b)                            # 1:1 expected `import`, `param`, `block` or `model`, found `loss`",
                "model                                     # 1:1 expected a name after `model`",
                "block f(a, b: int) { a }                  # 1:10 expected `:` after `a`, found `,`",
                "block b { x = a -> }                      # 1:20 expected a layer after `->`, found `}`",
                "block b { x = a -> relu + y }             # 1:20 expected a layer after `->`",
                "block b { x = a -> 3 }                    # 1:20 expected a layer after `->`",
                "block b { x = f(a b) }                    # 1:19 expected `,` or `)` after `a`, found `b`",
                "block b { x = f(k = 1, 2) }               # 1:24 an argument without a name stands after a named one",
                "block b { x = [1 2] }                     # 1:18 expected `,` or `]` after `1`, found `2`",
                "block b { x = f(=) }                      # 1:17 expected a value after `(`, found `=`",
                "block b { x = f(a, =) }                   # 1:20 expected a value after `,`, found `=`",
                "block b { x = 2 ** 3 }                    # 1:17 expected a value or a layer, found `**`",
                "block b { x = .5 }                        # 1:15 expected a value after `=`, found `.`",
                "block b { x = if a = 3 { 1 } }            # 1:20 expected `{` after `a`, found `=`",
                "block b { x = if a and b { 1 } }          # 1:20 expected `{` after `a`, found `and`",
                "block b { for i on 0..2 { relu } }        # 1:17 expected `in` after `i`, found `on`",
                "block b { in -> relu  x = 3 }             # 1:11 a value without a name must come last between its braces",
                "model M { train { epochs = 20 } }         # 1:26 expected a value after `epochs`, found `=`",
                "model M { train { seed 1 2 } }            # 1:26 expected a setting, found `2`",
                "model M { loss mse(a, b) -> }             # 1:29 expected a layer after `->`, found `}`",
                "model M { schedule warmup -> }            # 1:30 expected a schedule after `->`, found `}`",
                "model M { optimizer 3 }                   # 1:21 expected an optimizer after `optimizer`, found `3`",
                "model M { init { default } }              # 1:26 expected an initialiser after `default`, found `}`",
                "model M { init { a..b zeros } }           # 1:19 expected an initialiser after `a`, found `..`",
                "model M { transfer { freeze = } }         # 1:29 expected a name, `*` or `**` after `freeze`, found `=`",
                "model M { target y: class { 1, 2 } }      # 1:29 expected the name of a class after `{`, found `1`",
                "model M { target y: class { a b } }       # 1:31 expected `,` or `}` after `a`, found `b`",
                "model M { augment image { 3 } }           # 1:27 expected an augmentation, found `3`",
                "model M { = }                             # 1:11 expected a section of the model, found `=`",
            })
    void aMistakeIsToldWhereItIs(String text, String mistake) {
        assertThat(Parsing.mistakes(text)).containsExactly(mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "modle M { }                       # did you mean `model`?",
                "loss mse(a, b)                    # `loss` belongs into a `model`",
                "model M { train { epochs = 20 } } # settings have no `=`: write `epochs 20`",
                "block b { x = if a = 3 { 1 } }    # `==` compares",
                "block b { x = if a and b { 1 } }  # write `&&`",
                "block b { x = 2 ** 3 }            # powers are written `^`",
                "block b { x = .5 }                # numbers have a digit before the point: `0.5`",
                "block b { x = f(5.) }             # numbers have a digit after the point: `5.0`",
                "block b { x = a → b }             # write `->`",
            })
    void helpSaysWhatToWrite(String text, String help) {
        assertThat(Parsing.problems(text)).hasSize(1);
        assertThat(Parsing.problems(text).get(0).help()).containsExactly(help);
    }

    @Test
    void aSettingWithAnEqualsSignCanBeMended() {
        Diagnostic problem =
                Parsing.problems("model M { train { epochs = 20 } }").get(0);
        assertThat(problem.fix().orElseThrow().replacement()).isEqualTo("epochs 20");
        assertThat(problem.fix().orElseThrow().span().text()).isEqualTo("epochs = 20");
    }

    @Test
    void whatEndsTooEarlyIsToldAtItsEnd() {
        assertThat(Parsing.mistakes("model M { network {\n  stem = image ->\n  body = stem -> relu\n} }"))
                .containsExactly("2:16 expected a layer after `->`");
        assertThat(Parsing.mistakes("model M { train {\n  epochs\n  batch 64\n} }"))
                .containsExactly("2:3 expected a value after `epochs`");
        assertThat(Parsing.mistakes("model M {\n  loss\n  optimizer adam(lr = 1)\n}"))
                .containsExactly("2:3 expected a value after `loss`");
        assertThat(Parsing.mistakes("param x: int = 3 +\nparam y: int = 3"))
                .containsExactly("1:18 expected a value after `+`");
    }

    @Test
    void tenMistakesGiveTenErrors() {
        assertThat(Parsing.mistakes(Parsing.resource("ten-mistakes.dl")))
                .containsExactly(
                        "1:13 expected `:` after `width`, found `=`",
                        "4:42 expected a value after `=`, found `)`",
                        "8:15 expected `:` after `image`, found `float`",
                        "9:36 expected `,` or `}` after `dog`, found `bird`",
                        "13:11 `1x` is no number",
                        "18:17 expected a layer after `->`",
                        "20:28 the string does not end on its line",
                        "22:18 expected an initialiser after `default`, found `}`",
                        "23:27 expected `,` or `)` after `head`, found `label`",
                        "25:18 expected a value after `epochs`, found `=`");
    }

    @Test
    void whatIsWholeIsStillRead() {
        SourceUnit unit = Parser.parse(
                new SourceFile(
                        "test.dl",
                        "param a: int = 3 block b { x = f(1 2) -> relu\n y = -> }\n param c = 1\n param d: int = 4"),
                new Problems());
        assertThat(unit.params()).extracting(param -> param.name().text()).containsExactly("a", "d");
        assertThat(unit.blocks().get(0).body().values())
                .extracting(value -> value.name().text())
                .containsExactly("x", "y");
        assertThat(unit.blocks().get(0).body().values().get(1).value()).isInstanceOf(Expression.Broken.class);
    }

    @Test
    void aBlockWithoutParametersIsReadAlsoWithAMistakeOnItsFirstLine() {
        SourceUnit unit = Parser.parse(
                new SourceFile("test.dl", "param a: int = 3 block b { x = f(1 2) -> relu\n y = relu }"),
                new Problems());
        assertThat(unit.params()).hasSize(1);
        assertThat(unit.blocks().get(0).body().values().get(0).value()).isInstanceOf(Expression.Broken.class);
        assertThat(unit.blocks().get(0).body().values().get(1).value()).isInstanceOf(Expression.Reference.class);
    }

    @Test
    void codesTellTheKinds() {
        assertThat(Parsing.problems("param a: int = \u0000\u0000 3"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNEXPECTED_CHARACTER);
        assertThat(Parsing.problems("param x = 3")).extracting(Diagnostic::code).containsExactly(Code.SYNTAX);
        assertThat(Parsing.problems("param a: int = (3"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNPAIRED_BRACKET);
    }
}
