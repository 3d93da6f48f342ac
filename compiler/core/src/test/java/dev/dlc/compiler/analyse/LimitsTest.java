package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Networks that would never end, or never fit, are a message at once. */
class LimitsTest {
    @Test
    void aLoopOfABillionIsToldWithoutBeingRun() {
        assertThat(line(text(network("head = x -> repeat 1000000000 { relu } -> dense(2)"))
                        .problem()))
                .isEqualTo("4:20 DL0307 a loop runs at most 100000 times, but this one would run 1000000000 times");
        assertThat(line(text(network("head = x -> for i in 0..9223372036854775807 { relu } -> dense(2)"))
                        .problem()))
                .startsWith("4:22 DL0307 a loop runs at most 100000 times");
    }

    @Test
    void tooManyLayersEndTheExpansion() {
        String values = "a = x -> repeat 1000 { repeat 1000 { relu } }\nb = a -> relu\nhead = b -> dense(2)";
        assertThat(line(text(network(values)).problem()))
                .isEqualTo("4:38 DL0307 the network has more than 10000 layers");
    }

    @Test
    void blocksThatDoubleAtEachLevelEnd() {
        var blocks = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            blocks.append("block b")
                    .append(i)
                    .append(" { b")
                    .append(i + 1)
                    .append(" -> b")
                    .append(i + 1)
                    .append(" }\n");
        }
        assertThat(text(network("head = x -> b0 -> dense(2)") + blocks + "block b40 { in }")
                        .problems())
                .singleElement()
                .asString()
                .contains("DL0307 the network expands to more than");
    }

    private static String doubling(String innermost) {
        var blocks = new StringBuilder("block b0 { " + innermost + " }\n");
        for (int i = 1; i < 40; i++) {
            blocks.append("block b%d { b%d -> b%d }\n".formatted(i, i - 1, i - 1));
        }
        return blocks.toString();
    }

    @Test
    void blocksThatDoubleTellAMistakeOnceAndEnd() {
        String network = network("head = x -> b39 -> dense(2)");
        assertThat(text(doubling("dens(8)") + network).problems())
                .containsExactly("1:12 DL0202 there is no layer or block `dens`");
        assertThat(text(doubling("dense(8)") + network.replace("x ->", "y ->")).problems())
                .containsExactly("44:8 DL0201 `y` is not known here");
        assertThat(text(doubling("concat(in, y)") + network).problems())
                .containsExactly("1:23 DL0201 `y` is not known here");
    }

    @Test
    void anUnknownValueStillShowsTheMistakesThatArgumentsMake() {
        assertThat(text("block b(n: int) { dense(n) }\n"
                                + network("head = y -> b(2) -> b(0) -> b(-1) -> b(2) -> dense(2)"))
                        .problems())
                .containsExactly(
                        "1:25 DL0305 `units` is at least 1, but 0 is given", "5:8 DL0201 `y` is not known here");
    }

    @Test
    void longExpressionsInLongLoopsEnd() {
        String sum = "1" + " + 1".repeat(50);
        assertThat(text(network("head = x -> repeat 99999 { if " + sum + " == 0 { relu } } -> dense(2)"))
                        .problems())
                .singleElement()
                .asString()
                .contains("DL0307 the network expands to more than 1000000 expressions");
    }

    @Test
    void aMistakeThatIsRepeatedEndsTheLoop() {
        // without the end of the loop, its second half would come to the other mistake
        assertThat(text(network(
                                "head = x -> for i in 0..<90000 { side = if i > 80000 { z } else { y }  out = in } -> dense(2)"))
                        .problems())
                .containsExactly("4:67 DL0201 `y` is not known here");
    }

    @Test
    void manyPatternsOverManyWeightsAreToldNotCompared() {
        String network = network("head = x -> repeat 2000 { dense(8) } -> dense(2)");
        String rules = "**.0.weight zeros\n".repeat(3000);
        assertThat(text(network.replace("network {", "init {\n" + rules + "}\nnetwork {"))
                        .problems())
                .singleElement()
                .asString()
                .contains("DL0307 these are too many patterns to compare with the weights of 2001 layers");
    }

    @Test
    void aChainOfBlocksDoesNotExhaustTheStack() {
        var blocks = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            blocks.append("block b")
                    .append(i)
                    .append(" { if true { in -> b")
                    .append(i + 1)
                    .append(" } }\n");
        }
        assertThat(text(network("head = x -> b0 -> dense(2)") + blocks + "block b5000 { in }")
                        .problems())
                .singleElement()
                .asString()
                .contains("DL0104 the blocks used here are nested too deep");
    }

    @Test
    void loopsThatDoNotRunLetTheValueThrough() {
        assertThat(text(network("head = x -> repeat 0 { relu } -> for i in 0..<0 { relu } -> dense(2)"))
                        .model()
                        .layers())
                .hasSize(1);
    }

    @Test
    void countsAndRangesAreChecked() {
        assertThat(text(network("head = x -> repeat -1 { relu } -> dense(2)")).problems())
                .containsExactly("4:20 DL0305 `repeat` wants an int from 0 on, but gets the int -1");
        assertThat(text(network("head = x -> repeat 1.5 { relu } -> dense(2)")).problems())
                .containsExactly("4:20 DL0304 `repeat` wants an int from 0 on, but gets the float 1.5");
        assertThat(text(network("head = x -> for i in 5..0 { relu } -> dense(2)"))
                        .problems())
                .containsExactly("4:22 DL0305 the range 5..0 runs backwards");
        assertThat(text(network("head = x -> for i in 3 { relu } -> dense(2)")).problems())
                .containsExactly("4:22 DL0304 `for` runs over a range of ints or a list, but this is the int 3");
    }

    @Test
    void aNetworkOfAThousandLayersIsFine() {
        assertThat(text(network("head = x -> repeat 500 { dense(8) -> relu } -> dense(2)"))
                        .model()
                        .layers())
                .hasSize(1001);
    }
}
