package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.images;
import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/** Calls of layers and blocks that are not as the catalogue wants them. */
class CallDiagnosticsTest {
    private static Diagnostic ofNetwork(String values) {
        return text(network(values)).problem();
    }

    private static Diagnostic ofImages(String values) {
        return text(images(values)).problem();
    }

    @Test
    void aMisspeltLayerIsOfferedItsName() {
        Diagnostic problem = ofImages("head = image -> cov2d(8, kernel = 3) -> flatten -> dense(2)");
        assertThat(line(problem)).isEqualTo("4:17 DL0202 there is no layer or block `cov2d`");
        assertThat(problem.help().get(0)).isEqualTo("did you mean `conv2d`?");
        assertThat(problem.fix().orElseThrow().replacement()).isEqualTo("conv2d");
    }

    @Test
    void aMisspeltBlockIsOfferedItsName() {
        var problem = text(network("head = x -> residul -> dense(2)") + "block residual { relu }")
                .problem();
        assertThat(problem.help()).first().isEqualTo("did you mean `residual`?");
    }

    @Test
    void aLayerThatIsStillToComeIsTold() {
        assertThat(line(ofNetwork("head = x -> lstm(4) -> dense(2)")))
                .isEqualTo("4:13 DL0507 `lstm` is not in the catalogue yet");
    }

    @Test
    void anUnknownArgumentIsOfferedItsNameAndTheList() {
        Diagnostic problem = ofImages("head = image -> conv2d(8, kernl = 3) -> flatten -> dense(2)");
        assertThat(line(problem)).isEqualTo("4:27 DL0301 `conv2d` has no argument `kernl`");
        assertThat(problem.help())
                .containsExactly(
                        "did you mean `kernel`?",
                        "its arguments are: `filters`, `kernel`, `stride`, `padding`, `dilation`, `groups`, `bias`");
    }

    @Test
    void missingArgumentsAreToldTogether() {
        assertThat(line(ofImages("head = image -> conv2d -> flatten -> dense(2)")))
                .isEqualTo("4:17 DL0302 `conv2d` needs `filters` and `kernel`");
    }

    @Test
    void anArgumentGivenTwiceIsAnError() {
        Diagnostic problem = ofNetwork("head = x -> dense(2, units = 3)");
        assertThat(line(problem)).isEqualTo("4:22 DL0303 `units` is given twice");
        assertThat(problem.labels().get(0).span().text()).isEqualTo("2");
    }

    @Test
    void tooManyArgumentsAreAnError() {
        assertThat(line(ofNetwork("head = x -> dense(2, true, 3)")))
                .isEqualTo("4:28 DL0301 `dense` takes 2 arguments, and this is one more");
        assertThat(line(ofNetwork("head = x -> relu(3) -> dense(2)")))
                .isEqualTo("4:18 DL0301 `relu` takes no arguments, and this is one more");
    }

    @Test
    void aWrongTypeSaysWhatIsWantedAndWhatIsGiven() {
        assertThat(line(ofNetwork("head = x -> dense(2, bias = 1)")))
                .isEqualTo("4:29 DL0304 `bias` wants true or false, but gets the int 1");
        assertThat(line(ofNetwork("head = x -> dense(\"2\")")))
                .isEqualTo("4:19 DL0304 `units` wants an int, but gets a string");
        assertThat(line(ofImages("head = image -> conv2d(2, kernel = [3, 3, 3]) -> flatten -> dense(2)")))
                .isEqualTo("4:36 DL0304 `kernel` wants an int or [height, width], but gets the list [3, 3, 3]");
        assertThat(line(ofNetwork("head = x -> dense(x)"))).isEqualTo("4:13 DL0302 `dense` needs `units`");
    }

    @Test
    void aFractionIsNoInt() {
        assertThat(line(ofNetwork("head = x -> dense(5 / 2)")))
                .isEqualTo("4:19 DL0304 `units` wants an int, but gets the float 2.5");
        assertThat(text(network("head = x -> dense(4 / 2)")).problems()).isEmpty();
        assertThat(text(network("head = x -> dense(2.0)")).problems()).isEmpty();
    }

    @Test
    void aNumberBeyondItsLimitsIsAnError() {
        assertThat(line(ofNetwork("head = x -> dense(-3)")))
                .isEqualTo("4:19 DL0305 `units` is at least 1, but -3 is given");
        assertThat(line(ofNetwork("head = x -> dropout(keep = 0) -> dense(2)")))
                .isEqualTo("4:28 DL0305 `keep` is above 0, but 0 is given");
        assertThat(line(ofNetwork("head = x -> dense(4294967297)")))
                .isEqualTo("4:19 DL0305 `units` is at most 2147483647, but 4294967297 is given");
    }

    @Test
    void aMisspeltWordIsOfferedTheWordsOfItsType() {
        Diagnostic problem = ofImages("head = image -> conv2d(2, kernel = 3, padding = smae) -> flatten -> dense(2)");
        assertThat(line(problem)).startsWith("4:49 DL0304 `padding` wants `same`, `valid`, an int or [height, width]");
        assertThat(problem.help()).contains("did you mean `same`?");
    }

    @Test
    void aMisspeltParameterIsOfferedItsName() {
        var problem = text("param width: int = 3\n" + network("head = x -> dense(widht) -> dense(2)"))
                .problem();
        assertThat(line(problem)).isEqualTo("5:19 DL0201 `widht` is not known here");
        assertThat(problem.help()).contains("did you mean `width`?");
    }

    @Test
    void aRecordMayRefuseACombination() {
        assertThat(line(ofNetwork("head = x -> dropout -> dense(2)")))
                .isEqualTo("4:13 DL0302 `dropout` takes exactly one of `keep` and `drop`");
        assertThat(line(ofNetwork("head = x -> dropout(keep = 0.5, drop = 0.5) -> dense(2)")))
                .isEqualTo("4:40 DL0505 `dropout` takes exactly one of `keep` and `drop`");
    }

    @Test
    void aBlocksArgumentsAreCheckedLikeALayers() {
        String block = "block lin(n: int, p: float = 0.5) { dropout(keep = p) -> dense(n) }\n";
        assertThat(text(block + network("head = x -> lin(2)")).problems()).isEmpty();
        assertThat(text(block + network("head = x -> lin(2, p = 1)")).problems())
                .isEmpty();
        assertThat(text(block + network("head = x -> lin")).problems()).containsExactly("5:13 DL0302 `lin` needs `n`");
        assertThat(text(block + network("head = x -> lin(2.5)")).problems())
                .containsExactly("5:17 DL0304 `n` wants an int, but gets the float 2.5");
        assertThat(text(block + network("head = x -> lin(2, q = 3)")).problems())
                .containsExactly("5:20 DL0301 `lin` has no argument `q`");
    }

    @Test
    void nothingFlowsAtTheBeginningOfAModelsPipeline() {
        assertThat(line(ofNetwork("head = dense(2)"))).isEqualTo("4:8 DL0302 nothing flows into `dense` here");
        assertThat(line(ofNetwork("head = in -> dense(2)"))).startsWith("4:8 DL0201 `in` is what flows");
    }

    @Test
    void aValueIsNoLayer() {
        assertThat(line(ofNetwork("a = x -> relu  head = a -> x -> dense(2)")))
                .startsWith("4:28 DL0202 `x` is a value");
    }

    @Test
    void aTargetIsNoValueOfTheNetwork() {
        assertThat(line(ofNetwork("head = t -> dense(2)"))).startsWith("4:8 DL0304 `t` is a target");
        assertThat(line(ofNetwork("head = x + t -> dense(2)"))).startsWith("4:12 DL0304 a target is no value");
    }

    @Test
    void tokensAreNoNumbers() {
        assertThat(text("model M { input x: int[4] < 9  target t: float[2]  network { head = x -> dense(2) } "
                                + "loss mse(head, t)  optimizer sgd }")
                        .problems())
                .containsExactly("1:74 DL0304 `dense` calculates with numbers, but `x` holds tokens");
    }

    @Test
    void aLayerOfOneValueTakesNoSecond() {
        assertThat(line(ofNetwork("a = x -> relu  head = a -> relu(x) -> dense(2)")))
                .isEqualTo("4:28 DL0304 `relu` takes one value of the network, but gets 2");
    }

    @Test
    void blocksThatUseEachOtherAreAnError() {
        String blocks = "block a { b }\nblock b { relu -> a }\n";
        assertThat(text(blocks + network("head = x -> a -> dense(2)")).problems())
                .containsExactly("2:19 DL0208 blocks use each other in a circle: a -> b -> a");
    }

    @Test
    void aMistakeInABlockIsToldOnceHoweverOftenItIsUsed() {
        var problem = text(network("head = x -> repeat 5 { b } -> b -> dense(2)") + "block b { dens(3) }")
                .problem();
        assertThat(problem.span().text()).isEqualTo("dens");
    }

    @Test
    void severalMistakesAreToldInOneRunAndNoConsequences() {
        String values = """
                a = x -> dens(3) -> relu -> dense(a.features)
                b = a + x -> conv2d(3)
                c = x -> dense(1 / 0)
                head = concat(a, b, c) -> dense(2)
                """;
        assertThat(text(network(values)).problems())
                .containsExactly(
                        "4:10 DL0202 there is no layer or block `dens`",
                        "4:35 DL0201 `a` is not known here",
                        "5:14 DL0302 `conv2d` needs `kernel`",
                        "6:16 DL0306 division by zero");
    }
}
