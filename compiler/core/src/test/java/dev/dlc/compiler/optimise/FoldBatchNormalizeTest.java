package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.SECOND;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Verifier;
import org.junit.jupiter.api.Test;

class FoldBatchNormalizeTest {
    private final GraphFixture fixture = new GraphFixture();
    private final Value x = fixture.input(8);
    private final Value weight = fixture.weight("w", 4, 8);
    private final Value bias = fixture.weight("b", 4);
    private final Value factor = fixture.weight("factor", 4);
    private final Value offset = fixture.weight("offset", 4);

    private static Graph fold(Graph graph) {
        return Verifier.verify(FoldBatchNormalize.run(graph), "FoldBatchNormalize");
    }

    private static Node of(Graph graph, Value output) {
        return graph.nodes().stream()
                .filter(node -> node.output().equals(output))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFactorGoesIntoTheWeightsAndTheBiasIntoTheOffset() {
        Value product = fixture.add(FIRST, new Linear(), x, weight);
        Value sum = fixture.add(FIRST, Elementwise.sum(), product, bias);
        Value y = fixture.add(SECOND, Elementwise.affine(), sum, factor, offset);

        Graph folded = fold(fixture.graph(y));

        assertThat(operations(folded))
                .containsExactly("Reshape", "Elementwise", "Linear", "Elementwise", "Elementwise");
        Node weights = of(folded, of(folded, product).inputs().get(1));
        assertThat(weights.op()).isEqualTo(Elementwise.product());
        assertThat(weights.inputs().get(0)).isEqualTo(weight);
        assertThat(of(folded, y).op()).isEqualTo(Elementwise.sum());
        Node shifted = of(folded, of(folded, y).inputs().get(1));
        assertThat(shifted.op()).isEqualTo(Elementwise.affine());
        assertThat(shifted.inputs()).containsExactly(bias, factor, offset);
    }

    @Test
    void withoutABiasTheOffsetStaysAsItIs() {
        Value product = fixture.add(FIRST, new Linear(), x, weight);
        Value y = fixture.add(SECOND, Elementwise.affine(), product, factor, offset);

        assertThat(of(fold(fixture.graph(y)), y).inputs()).containsExactly(product, offset);
    }

    @Test
    void whatSomethingElseReadsTooIsNotFolded() {
        Value product = fixture.add(FIRST, new Linear(), x, weight);
        Value y = fixture.add(SECOND, Elementwise.affine(), product, factor, offset);

        assertThat(operations(fold(fixture.graph(y, product)))).containsExactly("Linear", "Elementwise");
    }

    @Test
    void factorsThatDependOnTheInputAreNotFolded() {
        Value product = fixture.add(FIRST, new Linear(), x, weight);
        Value y = fixture.add(SECOND, Elementwise.affine(), product, fixture.input(4), offset);

        assertThat(operations(fold(fixture.graph(y)))).containsExactly("Linear", "Elementwise");
    }

    @Test
    void theStepsOfASequenceAreNoChannelsOfTheWeights() {
        Value product = fixture.add(FIRST, new Linear(), fixture.input(4, 8), weight);
        Value each = fixture.weight("each", 4, 1);
        Value y = fixture.add(SECOND, Elementwise.affine(), product, each, each);

        assertThat(operations(fold(fixture.graph(y)))).containsExactly("Linear", "Elementwise");
    }
}
