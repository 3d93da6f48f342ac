package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.paths;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The paths of layers, which are the prefixes of the weights' names, as the language reference says them. */
class NamingTest {
    private static List<String> pathsOf(String blocks, String network) {
        return paths(text(network(network) + blocks).model());
    }

    @Test
    void aStepIsNamedByItsValueAndItsLayer() {
        assertThat(pathsOf("", "a = x -> dense(4) -> relu  head = a -> dense(2)"))
                .containsExactly("a.dense", "a.relu", "head.dense");
    }

    @Test
    void theSecondStepOfOneNameIsNumbered() {
        assertThat(pathsOf("", "head = x -> dense(4) -> relu -> dense(4) -> relu -> dense(2)"))
                .containsExactly("head.dense", "head.relu", "head.dense_2", "head.relu_2", "head.dense_3");
    }

    @Test
    void pipelinesWithinOneValueCountTogether() {
        assertThat(pathsOf("", "head = (x -> dense(2)) + (x -> dense(2))"))
                .containsExactly("head.dense", "head.dense_2", "head.add");
    }

    @Test
    void operatorsHaveNamesToo() {
        assertThat(pathsOf("", "a = x * x - x  head = 1 - a / 2 + a -> dense(2)"))
                .containsExactly("a.mul", "a.sub", "head.div", "head.sub", "head.add", "head.dense");
    }

    @Test
    void aBlockOfOnePipelineAddsNoValueName() {
        assertThat(pathsOf("block lin { dense(2) -> relu }", "head = x -> lin -> lin"))
                .containsExactly("head.lin.dense", "head.lin.relu", "head.lin_2.dense", "head.lin_2.relu");
    }

    @Test
    void aBlockOfSeveralValuesAddsTheirNamesButNotOut() {
        String blocks = """
                block lin(n: int) { dense(n) }
                block two { a = in -> dense(2)  b = in -> lin(2)  out = a + b -> dense(2) }
                """;
        assertThat(pathsOf(blocks, "head = x -> two"))
                .containsExactly("head.two.a.dense", "head.two.b.lin.dense", "head.two.add", "head.two.dense");
    }

    @Test
    void anIterationOfOneStepIsItsIndexAlone() {
        assertThat(pathsOf("", "head = x -> for i in 5..<7 { dense(i) } -> repeat 2 { in -> dense(2) }"))
                .containsExactly("head.0", "head.1", "head.2", "head.3");
    }

    @Test
    void anIterationOfOneBlockIsItsIndexAlone() {
        assertThat(pathsOf("block b { dense(2) -> relu }", "head = x -> repeat 2 { b }"))
                .containsExactly("head.0.dense", "head.0.relu", "head.1.dense", "head.1.relu");
    }

    @Test
    void anIterationOfSeveralStepsNamesThem() {
        assertThat(pathsOf("", "head = x -> repeat 2 { dense(2) -> relu -> dense(2) }"))
                .containsExactly(
                        "head.0.dense",
                        "head.0.relu",
                        "head.0.dense_2",
                        "head.1.dense",
                        "head.1.relu",
                        "head.1.dense_2");
    }

    @Test
    void theCountGoesOnOverAllLoopsOfOneValue() {
        assertThat(
                        pathsOf(
                                "",
                                "a = x -> repeat 2 { dense(2) } -> relu -> repeat 1 { dense(3) }  head = a -> repeat 1 { dense(2) }"))
                .containsExactly("a.0", "a.1", "a.relu", "a.2", "head.0");
    }

    @Test
    void loopsWithinLoopsCountWithinTheirIteration() {
        assertThat(pathsOf("", "head = x -> repeat 2 { for w in [4, 2] { dense(w) } }"))
                .containsExactly("head.0.0", "head.0.1", "head.1.0", "head.1.1");
    }

    @Test
    void valuesWithinAnIterationAddTheirNames() {
        assertThat(pathsOf("", "head = x -> repeat 1 { a = in -> dense(2)  b = in -> dense(2)  out = a + b }"))
                .containsExactly("head.0.a.dense", "head.0.b.dense", "head.0.add");
    }

    @Test
    void aConditionAddsNothing() {
        assertThat(
                        pathsOf(
                                "",
                                "head = x -> for i in 0..<2 { if i == 0 { dense(4) } else { dense(4) -> relu } } -> if true { dense(2) }"))
                .containsExactly("head.0", "head.1.dense", "head.1.relu", "head.dense");
    }

    @Test
    void aConditionWhoseBranchIsNotTakenLetsTheValueThrough() {
        assertThat(pathsOf("", "head = x -> if 1 > 2 { relu } -> dense(2)")).containsExactly("head.dense");
    }

    @Test
    void equalPathsAreAnError() {
        String blocks = """
                block lin { dense(2) }
                block two { lin = in -> dense(2)  out = lin + (in -> lin) }
                """;
        var problem = text(blocks + network("head = x -> two")).problem();
        assertThat(Analysing.line(problem)).isEqualTo("1:13 DL0205 two layers are called `head.two.lin.dense`");
        assertThat(problem.labels().get(0).span().line()).isEqualTo(2);
    }
}
