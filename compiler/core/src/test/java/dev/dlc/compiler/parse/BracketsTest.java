package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class BracketsTest {
    @Test
    void aMissingBraceIsToldWhereTheIndentationSaysAndWhereItWasOpened() {
        String text = """
                model M {
                  network {
                    head = x -> dense(3)
                  loss cross_entropy(head, label)
                  train { epochs 3 }
                }
                """;
        assertThat(Parsing.mistakes(text)).containsExactly("3:25 expected `}` to close `network`");
        Diagnostic.Label label = Parsing.problems(text).get(0).labels().get(0);
        assertThat(label.text()).isEqualTo("opened here");
        assertThat(label.span().line()).isEqualTo(2);
        assertThat(label.span().column()).isEqualTo(11);
    }

    @Test
    void aMissingParenthesisIsToldAtTheEndOfItsLine() {
        assertThat(Parsing.mistakes("block b {\n  x = in -> dense(3\n  y = x -> relu(\n  z = y = 3\n}"))
                .containsExactly(
                        "2:20 expected `)` to close `dense(`",
                        "3:17 expected `)` to close `relu(`",
                        "4:9 expected a value or a layer, found `=`");
    }

    @Test
    void theOwnerOfABraceIsNamed() {
        assertThat(Parsing.mistakes("model M {")).containsExactly("1:10 expected `}` to close `model M`");
        assertThat(Parsing.mistakes("block f(n: int) {")).containsExactly("1:18 expected `}` to close `block f`");
        assertThat(Parsing.mistakes("block b {\n  for i in 0..<2 { relu\n}"))
                .containsExactly("2:24 expected `}` to close `for`");
        assertThat(Parsing.mistakes("model M { augment image {\n flip }"))
                .containsExactly("2:8 expected `}` to close `model M`");
    }

    @Test
    void aMissingOpeningBraceIsTold() {
        assertThat(Parsing.mistakes("model M {\n  network\n    a = x\n  }\n  loss mse(a, y)\n}"))
                .containsExactly("2:10 expected `{` after `network`");
        assertThat(Parsing.mistakes("model M\n  input x: float\n}"))
                .containsExactly("1:8 expected `{` after `model M`");
    }

    @Test
    void aBraceTooManyIsTheOneAfterWhichTheTextGoesOn() {
        assertThat(Parsing.mistakes("model M {\n  network { a = b } }\n  loss mse(a, b)\n  train { epochs 3 }\n}"))
                .containsExactly("2:21 unexpected `}`: it closes nothing");
        assertThat(Parsing.mistakes("}")).containsExactly("1:1 unexpected `}`: it closes nothing");
    }

    @Test
    void whereTheLineThatOpensAModelLacksNoBraceAboveIsBlamed() {
        assertThat(Parsing.mistakes(
                        "block b { relu }\n\n  input x: float[8]\n  network { a = x -> b }\n  loss mse(a, x)\n}"))
                .containsExactly("6:1 unexpected `}`: it closes nothing");
    }

    @Test
    void bracketsOfTheWrongKindAreMended() {
        Diagnostic problem = Parsing.problems("block b { x = g(c] }").get(0);
        assertThat(problem.message()).isEqualTo("expected `)`, found `]`");
        assertThat(problem.fix().orElseThrow().replacement()).isEqualTo(")");
        assertThat(Parsing.mistakes("block b { x = f(a]) }")).containsExactly("1:18 unexpected `]`: it closes nothing");
        assertThat(Parsing.mistakes("block b { x = f(a)) }")).containsExactly("1:19 unexpected `)`: it closes nothing");
    }

    @Test
    void indentationMeansNothingWhereBracketsPair() {
        Parsing.clean("model M {\n      network { a = b\n}\n   loss mse(a,\nb)\n            }");
    }

    @Test
    void bracketsSwallowedByAStringAreNotTold() {
        assertThat(Parsing.mistakes("model M { data { train idx(\"a, \"b\")\n test idx(\"c\", \"d\") } }"))
                .containsExactly("1:34 the string does not end on its line");
        assertThat(Parsing.mistakes("model M { \" data {\n train 3 } }"))
                .containsExactly("1:11 the string does not end on its line");
    }

    @Test
    void aBracketThatLacksFindsNoPartnerInALaterMistake() {
        assertThat(Parsing.mistakes("param a: int = (1 + 2\nparam b: int = 1 + 2)\nparam c: int = 3"))
                .containsExactly("1:22 expected `)` to close `(`", "2:21 unexpected `)`: it closes nothing");
        assertThat(Parsing.mistakes("model M {\n  input x: float[3\n  input y: float 3]\n  loss mse(x, y)\n}"))
                .containsExactly("2:19 expected `]` to close `float[`", "3:19 unexpected `]`: it closes nothing");
        assertThat(Parsing.mistakes("model M {\n  init { default zeros\n  network {\n    a = x }}\n    b = a\n  }\n}"))
                .containsExactly("2:23 expected `}` to close `init`", "4:11 unexpected `}`: it closes nothing");
    }

    @Test
    void aBraceAfterWhichItsBodyGoesOnIsOneTooMany() {
        assertThat(Parsing.mistakes("block b {\n  x = if true { relu } else tanh }\n}\nblock c {\n  relu\n"))
                .containsExactly("2:34 unexpected `}`: it closes nothing", "5:7 expected `}` to close `block c`");
        assertThat(Parsing.mistakes("block b {\n  x = concat(in, in}\n}"))
                .containsExactly("2:20 expected `)`, found `}`");
    }

    @Test
    void parametersEndWhereTheBodyBegins() {
        assertThat(Parsing.mistakes("block b(n: int {\n  dense(n)\n}\nblock c { relu }"))
                .containsExactly("1:16 expected `)` to close `b(`");
    }

    @Test
    void aNameThatASectionDoesNotHaveIsNoMissingBrace() {
        assertThat(Parsing.mistakes("model M {\n  network x {\n    a = y\n  }\n}\n}"))
                .containsExactly(
                        "2:11 expected `{` after `network`, found `x`", "6:1 unexpected `}`: it closes nothing");
    }

    /** Pairs that cross would never let the parser come to an end. */
    @Test
    void whatLooksLikeAnEndWithinAnotherPairIsNone() {
        assertThat(Parsing.mistakes("model M{[\na)"))
                .containsExactly("2:2 expected `]`, found `)`", "2:3 expected `}` to close `model M`");
        assertThat(Parsing.mistakes("param a: int = ({}\n a)}")).contains("2:4 unexpected `}`: it closes nothing");
        assertThat(Parsing.mistakes("    model M {\n  ] [\n   a\n"))
                .containsExactly("2:3 unexpected `]`: it closes nothing", "3:5 expected `}` to close `model M`");
    }
}
