package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.text;
import static dev.dlc.compiler.analyse.Analysing.weights;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParamTest {
    private static final String PARAMS = """
            param width: int = 2 ^ 3
            param half: int = width / 2
            param bias: bool = true
            param rate: float = 1
            param more: int?
            """;
    private static final String FILE = PARAMS
            + network(
                    "head = x -> dense(half, bias = bias) -> dropout(keep = rate) -> if more == none { dense(2) } else { dense(more) -> dense(2) }");

    @Test
    void defaultsMayUseTheParametersBeforeThem() {
        assertThat(weights(text(FILE).model()))
                .containsExactly(
                        "head.dense.weight [4, 8]",
                        "head.dense.bias [4]",
                        "head.dense_2.weight [2, 4]",
                        "head.dense_2.bias [2]");
    }

    @Test
    void theCommandLineSetsParametersOfEveryType() {
        var model = text(FILE)
                .define("width", "6")
                .define("bias", "false")
                .define("rate", "0.25")
                .define("more", "7")
                .model();
        assertThat(weights(model))
                .containsExactly(
                        "head.dense.weight [3, 8]",
                        "head.dense_2.weight [7, 3]",
                        "head.dense_2.bias [7]",
                        "head.dense_3.weight [2, 7]",
                        "head.dense_3.bias [2]");
        assertThat(weights(text(FILE).define("more", "none").model())).hasSize(4);
    }

    @Test
    void whatTheCommandLineSetsMustHaveTheType() {
        assertThat(text(FILE).define("width", "8.5").problems())
                .containsExactly("1:7 DL0304 `-D width=8.5`: `width` wants an int");
        assertThat(text(FILE).define("bias", "yes").problems())
                .containsExactly("3:7 DL0304 `-D bias=yes`: `bias` wants a bool");
        assertThat(text(FILE).define("rate", "NaN").problems())
                .containsExactly("4:7 DL0304 `-D rate=NaN`: `rate` wants a float");
        assertThat(text(FILE).define("more", "").problems())
                .containsExactly("5:7 DL0304 `-D more=`: `more` wants an int or none");
    }

    @Test
    void anUnknownParameterListsTheKnownOnes() {
        var problem = text(FILE).define("widht", "3").problem();
        assertThat(line(problem)).isEqualTo("1:1 DL0204 `-D widht=3`: there is no parameter `widht`");
        assertThat(problem.help())
                .containsExactly(
                        "did you mean `width`?", "its parameters are: `bias`, `half`, `more`, `rate`, `width`");
        assertThat(problem.fix()).isEmpty();
    }

    @Test
    void aDefaultMustHaveTheType() {
        assertThat(text("param a: int = 2.5\n" + network("head = x -> dense(a) -> dense(2)"))
                        .problems())
                .containsExactly("1:16 DL0304 `a` wants an int, but gets the float 2.5");
        assertThat(text("param a: path = 3\n" + network("head = x -> dense(2)")).problems())
                .containsExactly("1:17 DL0304 `a` wants a path, but gets the int 3");
    }

    @Test
    void aParameterWithoutValueMustBeGiven() {
        String file = "param n: int\n" + network("head = x -> dense(n) -> dense(2)");
        assertThat(text(file).problems()).containsExactly("1:7 DL0302 `n` has no value");
        assertThat(text(file).define("n", "3").problems()).isEmpty();
    }

    @Test
    void typesAndNamesAreChecked() {
        assertThat(text("param a: integer = 3\n" + network("head = x -> dense(a) -> dense(2)"))
                        .problems())
                .containsExactly("1:10 DL0201 there is no type `integer`");
        assertThat(text("param a: int = 3\nparam a: int = 4\n" + network("head = x -> dense(2)"))
                        .problems())
                .containsExactly("2:7 DL0203 `a` is declared twice");
    }
}
